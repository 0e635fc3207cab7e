package org.broadsheet.correction;

import java.time.Instant;
import java.util.UUID;

/** Readers of the article are told something about it; fired in the transaction that did it. Holds what is public. */
public record CorrectionMade(UUID id, UUID article, CorrectionKind kind, String text, int revision, Instant at) {

    static CorrectionMade of(Correction correction) {
        return new CorrectionMade(
                correction.id(),
                correction.article(),
                correction.kind(),
                correction.text(),
                correction.revision(),
                correction.at());
    }
}
