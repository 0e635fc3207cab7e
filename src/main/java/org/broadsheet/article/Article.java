package org.broadsheet.article;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Tracked;
import org.broadsheet.workflow.Action;
import org.broadsheet.workflow.ArticleStatus;
import org.broadsheet.workflow.Publication;
import org.broadsheet.workflow.Situation;
import org.broadsheet.workflow.Stage;

/** Two pointers, to the draft and to what readers see, and the dates of what happened in public. */
@Entity
class Article extends Tracked {

    @Enumerated(EnumType.STRING)
    private Stage stage;

    @Enumerated(EnumType.STRING)
    private Publication publication;

    @Column(name = "legal_hold")
    private boolean legalHold;

    private boolean archived;

    @Column(name = "embargoed_until")
    private Instant embargoedUntil;

    @Embedded
    private Schedule schedule;

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
        become(Situation.NEW);
    }

    /** Makes the revision the draft, which begins its way through the desk anew; touches nothing public. */
    void save(Revision revision, Instant wantedDate, UUID caller, Instant now) {
        demandEditable();
        this.draftRevision = revision.id();
        become(situation().saved());
        this.wantedDate = Objects.equals(wantedDate, publishedAt) ? null : wantedDate;
        savedBy(caller, now);
    }

    private void demandEditable() {
        if (!situation().isEditable()) {
            throw new ProblemException(ProblemType.invalidState, "What is " + status() + " cannot be changed")
                    .with("state", status());
        }
    }

    /** Whether the embargo would end earlier than it does now. */
    boolean wouldLiftEmbargo(Instant until, Instant now) {
        return isEmbargoed(now) && (until == null || until.isBefore(embargoedUntil));
    }

    /** Before this moment nothing of the article may be public; null for no embargo. */
    void embargo(Instant until, UUID caller, Instant now) {
        demandEditable();
        if (publication == Publication.published && until != null && until.isAfter(now)) {
            throw new ProblemException(
                            ProblemType.invalidState, "It is public already; unpublish it before you set an embargo")
                    .with("state", status());
        }
        embargoedUntil = until;
        savedBy(caller, now);
    }

    boolean isEmbargoed(Instant at) {
        return embargoedUntil != null && at.isBefore(embargoedUntil);
    }

    Situation situation() {
        return new Situation(stage, publication, firstPublishedAt != null, schedule != null, legalHold, archived);
    }

    private void become(Situation next) {
        stage = next.stage();
        publication = next.publication();
        legalHold = next.legalHold();
        archived = next.archived();
        schedule = next.due() ? schedule : null;
    }

    /** What moves the article on its way through the desk and touches nothing public. */
    void move(Action action, UUID caller, Instant now) {
        become(action.apply(situation()));
        savedBy(caller, now);
    }

    /**
     * Shows the draft to readers. A later moment at which it is to be taken from them stays.
     *
     * @param date the date line where nobody gave one
     */
    void publish(PublishArticle how, Instant date, UUID caller, Instant now) {
        Schedule after = schedule == null ? null : schedule.published();
        become(Action.publish.apply(situation()));
        schedule = after;
        publishedRevision = draftRevision;
        publishedAt = firstPresent(how.publishedAt(), wantedDate, publishedAt, date);
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
        withdraw(Action.unpublish, caller, now);
    }

    /** Takes it from readers for ever. */
    void kill(UUID caller, Instant now) {
        withdraw(Action.kill, caller, now);
    }

    private void withdraw(Action action, UUID caller, Instant now) {
        become(action.apply(situation()));
        publishedRevision = null;
        modifiedAt = now;
        savedBy(caller, now);
    }

    /** Readers are told something about it, which is no new revision. */
    void correct(UUID caller, Instant now) {
        demandEditable();
        if (firstPublishedAt == null) {
            throw new ProblemException(ProblemType.invalidState, "Readers have never seen it: change the draft instead")
                    .with("state", status());
        }
        if (legalHold) {
            throw Blockers.refusal(List.of(Blockers.LEGAL_HOLD));
        }
        modifiedAt = now;
        savedBy(caller, now);
    }

    /** Takes the place of a schedule before. */
    void schedule(Schedule next, UUID caller, Instant now) {
        Situation scheduled = Action.schedule.apply(situation());
        schedule = next;
        become(scheduled);
        savedBy(caller, now);
    }

    /** It stays as it is, until an editor has looked at it. */
    void scheduleFailed(ScheduleProblem problem, Instant now) {
        schedule = schedule.failed(problem, now);
    }

    void demandNeverPublic() {
        if (firstPublishedAt != null) {
            throw new ProblemException(
                    ProblemType.wasPublic, "It was public, so its address must stay its own; unpublish it instead");
        }
    }

    /** The one word that lists show and filter by. */
    ArticleStatus status() {
        return schedule != null && schedule.failedAt() != null
                ? ArticleStatus.scheduleFailed
                : situation().status();
    }

    boolean hasUnpublishedChanges() {
        return publishedRevision != null && (!publishedRevision.equals(draftRevision) || wantedDate != null);
    }

    static Optional<Article> lock(UUID id) {
        return Article.<Article>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those of the articles that readers see. */
    static Set<UUID> publicAmong(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(getEntityManager()
                .createQuery("select id from Article where id in :ids and publishedRevision is not null", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
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

    Instant embargoedUntil() {
        return embargoedUntil;
    }

    /** Null where nothing is due. */
    Schedule schedule() {
        return schedule;
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
