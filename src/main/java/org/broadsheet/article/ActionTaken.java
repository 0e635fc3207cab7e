package org.broadsheet.article;

import java.time.Instant;
import java.util.UUID;

/**
 * Something was done to an article; fired in the transaction that does it.
 *
 * @param revision the draft after it
 * @param action its name in the contract; also {@code liftEmbargo} and {@code scheduleFailed}
 * @param note what was said about it in the newsroom; null for nothing
 */
public record ActionTaken(UUID article, UUID revision, String action, String note, UUID by, Instant at) {}
