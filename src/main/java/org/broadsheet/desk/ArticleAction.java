package org.broadsheet.desk;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.article.ActionTaken;
import org.broadsheet.article.DraftSummary;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.NewestFirst;
import org.hibernate.annotations.Immutable;

/** Who did what to an article, and what they noted about it; a note that came with no action is one of its own. */
@Entity
@Immutable
@Table(name = "article_action")
class ArticleAction extends PanacheEntityBase {

    /** What a note that came with no action is called. */
    private static final String NOTE = "note";

    @Id
    private UUID id;

    @Column(name = "article_id")
    private UUID article;

    private String action;

    @Column(name = "revision_id")
    private UUID revision;

    private String note;
    private Instant at;
    private UUID by;

    ArticleAction() {}

    private ArticleAction(UUID article, UUID revision, String action, String note, UUID by, Instant at) {
        this.id = Ids.next();
        this.article = article;
        this.revision = revision;
        this.action = action;
        this.note = note;
        this.by = by;
        this.at = at;
    }

    static ArticleAction of(ActionTaken taken) {
        return new ArticleAction(
                taken.article(), taken.revision(), taken.action(), taken.note(), taken.by(), taken.at());
    }

    static ArticleAction note(DraftSummary draft, String text, UUID by, Instant at) {
        return new ArticleAction(draft.article(), draft.revision(), NOTE, text, by, at);
    }

    /** Those of an article with a note, newest first, from behind (or, backwards, before) the cursor's. */
    static List<ArticleAction> notes(UUID article, Optional<Cursor> from, int size) {
        NewestFirst.Page page = NewestFirst.by("at")
                .where("article = :article and note is not null", "article", article)
                .from(from);
        return ArticleAction.<ArticleAction>find(page.query(), page.parameters())
                .page(0, size)
                .list();
    }

    static Optional<ArticleAction> note(UUID article, UUID id) {
        return ArticleAction.<ArticleAction>findByIdOptional(id)
                .filter(found -> found.article.equals(article) && found.note != null);
    }

    String[] key() {
        return new String[] {at.toString(), id.toString()};
    }

    UUID id() {
        return id;
    }

    String action() {
        return action;
    }

    UUID revision() {
        return revision;
    }

    String note() {
        return note;
    }

    Instant at() {
        return at;
    }

    UUID by() {
        return by;
    }
}
