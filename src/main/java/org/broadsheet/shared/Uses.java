package org.broadsheet.shared;

import java.util.Optional;
import java.util.UUID;

/** Asked before a thing is deleted; implemented by each feature that may still need it. */
public interface Uses {

    /** @param kind section, author or tag */
    Optional<Holder> holder(String kind, UUID id);
}
