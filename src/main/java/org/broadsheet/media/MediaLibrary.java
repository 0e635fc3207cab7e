package org.broadsheet.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What other features may ask of pictures. */
@ApplicationScoped
public class MediaLibrary {

    /** How {@link org.broadsheet.shared.Uses} calls pictures. */
    public static final String KIND = "media";

    /** Those of the ids that are a picture's. */
    public Set<UUID> known(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(MediaItem.getEntityManager()
                .createQuery("select id from MediaItem where id in :ids", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** Those of the ids whose picture nobody has put into words. */
    public Set<UUID> withoutAlt(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(MediaItem.getEntityManager()
                .createQuery("select id from MediaItem where id in :ids and coalesce(alt, '') = ''", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }
}
