package org.broadsheet.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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

    /** In their order. */
    public List<UUID> ids(UUID behind, int most) {
        return MediaItem.getEntityManager()
                .createQuery("select id from MediaItem where id > :behind order by id", UUID.class)
                .setParameter("behind", behind)
                .setMaxResults(most)
                .getResultList();
    }

    /** What was told when each of them was saved last; it stays so until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<MediaSaved> hold(Collection<UUID> ids) {
        return MediaItem.<MediaItem>find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_READ).stream()
                .map(MediaSaved::of)
                .toList();
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
