package org.broadsheet.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Who did what to an article, and what they noted about it. */
@Entity
@Immutable
@Table(name = "article_action")
class ArticleAction extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "article_id")
    private UUID article;

    private String action;

    @Column(name = "revision_id")
    private UUID revision;

    private String note;
    private Instant at;
    private UUID by;

    ArticleAction() {}

    static ArticleAction of(String action, Article article, Revision revision, String note, UUID caller, Instant at) {
        ArticleAction done = new ArticleAction();
        done.action = action;
        done.article = article.id();
        done.revision = revision.id();
        done.note = note;
        done.by = caller;
        done.at = at;
        return done;
    }
}
