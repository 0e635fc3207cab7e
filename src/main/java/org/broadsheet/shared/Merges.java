package org.broadsheet.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Merges duplicates, whatever kind they are of. */
@ApplicationScoped
public class Merges {

    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtext('broadsheet.merge')) as text)";

    private final Session session;
    private final Slugs slugs;
    private final SavedVersions versions;

    Merges(Session session, Slugs slugs, SavedVersions versions) {
        this.session = session;
        this.slugs = slugs;
        this.versions = versions;
    }

    /**
     * Until the transaction ends, nothing else is merged. To hold the two rows would not be enough: what the survivor's name
     * stands for is known before they are held, and by then it could have been merged too.
     */
    public void lock() {
        session.createNativeQuery(LOCK, String.class).getSingleResultOrNull();
    }

    /**
     * Makes a thing a duplicate of another.
     *
     * @param survivor what the request named, held; empty where that means nothing
     * @return the survivor
     * @throws ProblemException 400 where there is none, or where it is the thing itself
     */
    public <T extends Mergeable> T merge(
            String kind, T duplicate, Merge how, Optional<T> survivor, UUID caller, Instant now) {
        T stays = survivor.orElseThrow(() -> ProblemException.invalid(
                FieldError.at("/into", "unknownReference", "There is no " + kind + " \"" + how.into() + "\"")));
        if (stays.id().equals(duplicate.id())) {
            throw ProblemException.invalid(FieldError.at("/into", "itself", "Nothing can be merged into itself"));
        }
        duplicate.mergeInto(stays.id(), caller, now);
        slugs.passOn(kind, duplicate.id(), stays.id());
        versions.drop(kind, duplicate.id());
        return stays;
    }
}
