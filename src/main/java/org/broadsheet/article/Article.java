package org.broadsheet.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Tracked;

/** Two pointers, to the draft and to what readers see, and the dates of what happened in public. */
@Entity
class Article extends Tracked {

    @Enumerated(EnumType.STRING)
    private Stage stage;

    @Enumerated(EnumType.STRING)
    private Publication publication;

    @Column(name = "draft_revision")
    private UUID draftRevision;

    @Column(name = "published_revision")
    private UUID publishedRevision;

    @Column(name = "wanted_date")
    private Instant wantedDate;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "first_published_at")
    private Instant firstPublishedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    Article() {}

    Article(UUID id, UUID caller, Instant now) {
        super(id, caller, now);
        this.stage = Stage.draft;
        this.publication = Publication.none;
    }

    /** Makes the revision the draft, which begins its way through the desk anew; touches nothing public. */
    void save(Revision revision, Instant wantedDate, UUID caller, Instant now) {
        this.draftRevision = revision.id();
        this.stage = Stage.draft;
        this.wantedDate = Objects.equals(wantedDate, publishedAt) ? null : wantedDate;
        savedBy(caller, now);
    }

    /** Shows the draft to readers. */
    void publish(PublishArticle how, UUID caller, Instant now) {
        publishedRevision = draftRevision;
        publication = Publication.published;
        publishedAt = firstPresent(how.publishedAt(), wantedDate, publishedAt, now);
        wantedDate = null;
        firstPublishedAt = firstPresent(firstPublishedAt, now);
        updatedAt = how.substantive() ? now : updatedAt;
        modifiedAt = now;
        savedBy(caller, now);
    }

    /** Whether publishing would change anything for readers. */
    boolean isPublishedAs(PublishArticle how) {
        return !hasUnpublishedChanges()
                && publication == Publication.published
                && !how.substantive()
                && (how.publishedAt() == null || how.publishedAt().equals(publishedAt));
    }

    /** Takes it from readers; its slugs stay its own. */
    void unpublish(UUID caller, Instant now) {
        if (publication != Publication.published) {
            throw new ProblemException(
                            ProblemType.invalidState, "Only what is published can be unpublished; this is " + status())
                    .with("state", status());
        }
        publishedRevision = null;
        publication = Publication.unpublished;
        modifiedAt = now;
        savedBy(caller, now);
    }

    void demandNeverPublic() {
        if (firstPublishedAt != null) {
            throw new ProblemException(
                    ProblemType.wasPublic, "It was public, so its address must stay its own; unpublish it instead");
        }
    }

    /** The one word that lists show and filter by. */
    String status() {
        return publication == Publication.none ? stage.name() : publication.name();
    }

    boolean hasUnpublishedChanges() {
        return publishedRevision != null && (!publishedRevision.equals(draftRevision) || wantedDate != null);
    }

    static Optional<Article> lock(UUID id) {
        return Article.<Article>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private static Instant firstPresent(Instant... candidates) {
        for (Instant candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    /** The date line that editors see: the one they asked for, else the one that readers see. */
    Instant dateLine() {
        return firstPresent(wantedDate, publishedAt);
    }

    Stage stage() {
        return stage;
    }

    Publication publication() {
        return publication;
    }

    UUID draftRevision() {
        return draftRevision;
    }

    UUID publishedRevision() {
        return publishedRevision;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    Instant firstPublishedAt() {
        return firstPublishedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }
}
