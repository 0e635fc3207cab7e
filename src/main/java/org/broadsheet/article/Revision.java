package org.broadsheet.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.body.Block;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.ArticleType;
import org.broadsheet.content.Contributor;
import org.broadsheet.content.Headlines;
import org.broadsheet.shared.Ids;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One save of an article; never changes. */
@Entity
@Immutable
@Table(name = "article_revision")
class Revision extends PanacheEntityBase {

    @Id
    private UUID id;

    @Column(name = "article_id")
    private UUID article;

    private int number;
    private String slug;

    @Enumerated(EnumType.STRING)
    private ArticleType type;

    private String language;
    private String headline;

    @JdbcTypeCode(SqlTypes.JSON)
    private Headlines headlines;

    private String kicker;
    private String standfirst;
    private String dateline;

    @Column(name = "byline_text")
    private String bylineText;

    @Column(name = "section_id")
    private UUID section;

    @Column(name = "section_ids")
    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> sections;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Contributor> byline;

    @Column(name = "tag_ids")
    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> tags;

    @Column(name = "image_id")
    private UUID image;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Block> body;

    private String note;

    @Column(name = "saved_at")
    private Instant savedAt;

    @Column(name = "saved_by")
    private UUID savedBy;

    Revision() {}

    Revision(UUID article, int number, ArticleContent content, String note, UUID caller, Instant now) {
        this.id = Ids.next();
        this.article = article;
        this.number = number;
        this.slug = content.slug();
        this.type = content.type();
        this.language = content.language();
        this.headline = content.headline();
        this.headlines = content.headlines();
        this.kicker = content.kicker();
        this.standfirst = content.standfirst();
        this.dateline = content.dateline();
        this.bylineText = content.bylineText();
        this.section = content.section();
        this.sections = content.sections();
        this.byline = content.byline();
        this.tags = content.tags();
        this.image = content.image();
        this.body = content.body();
        this.note = note;
        this.savedAt = now;
        this.savedBy = caller;
    }

    /** What editors see of the article. */
    static Revision draftOf(Article article) {
        return findById(article.draftRevision());
    }

    static Optional<Revision> of(UUID article, int number) {
        return Revision.<Revision>find("article = ?1 and number = ?2", article, number)
                .firstResultOptional();
    }

    ArticleContent content() {
        return new ArticleContent(
                slug,
                type,
                language,
                headline,
                headlines,
                kicker,
                standfirst,
                dateline,
                bylineText,
                section,
                sections,
                byline,
                tags,
                image,
                body);
    }

    UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    String note() {
        return note;
    }

    Instant savedAt() {
        return savedAt;
    }

    UUID savedBy() {
        return savedBy;
    }
}
