package org.broadsheet.article;

import java.util.UUID;

/** Which revision editors see of an article. */
public record DraftSummary(UUID article, UUID revision, int number) {}
