package org.broadsheet.shared;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Asked before a thing is deleted; implemented by each feature that may still need it. */
public interface Uses {

    /**
     * @param kind section, author, tag or media
     * @param ids what is to be deleted, and whatever else stands for the same
     */
    Optional<Holder> holder(String kind, Collection<UUID> ids);
}
