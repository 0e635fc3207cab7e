package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.reference.Reference;

/** Where on the site readers find what is public, for crawlers; each answer by one statement. */
@ApplicationScoped
public class PublicAddresses {

    private static final SqlStatement MONTHS = SqlStatement.of("""
            select to_char(m.month, 'YYYY-MM'), m.articles, m.modified_at
            from (
                select date_trunc('month', published_at at time zone 'UTC') as month, count(*) as articles,
                    max(modified_at) as modified_at
                from published_article group by 1
            ) m
            order by m.month desc""");

    private static final SqlStatement OF_MONTH = SqlStatement.of("""
            select a.article_id, a.slug, s.path || '/' || a.slug, a.modified_at
            from published_article a join published_ref s on s.id = a.section_id
            where a.published_at >= :from and a.published_at < :before
            order by a.published_at, a.article_id
            limit :most offset :skip""");

    private static final SqlStatement NEWS = SqlStatement.of("""
            select a.article_id, a.slug, s.path || '/' || a.slug, a.modified_at, a.published_at,
                head.json ->> 'headline', head.json ->> 'language'
            from published_article a join published_ref s on s.id = a.section_id
            cross join lateral (select cast('{' || a.head || '}' as json) as json) head
            where a.published_at > :since
            order by a.published_at desc, a.article_id desc
            limit :most""");

    private static final SqlStatement SECTIONS = SqlStatement.of("""
            select r.id, r.slug, r.path from published_ref r
            where r.kind = 'section' and r.listed and r.merged_into is null
            order by r.sort, r.id
            limit :most""");

    private static final SqlStatement NAMED = SqlStatement.of("""
            select r.id, r.slug, coalesce(r.path, ''), cast('{' || r.card || '}' as json) ->> 'name'
            from published_name n join published_ref r on r.id = n.target
            where n.kind = :kind and n.name = :name and {shown}""".replace("{shown}", Reference.SHOWN));

    private final Reads reads;

    PublicAddresses(Reads reads) {
        this.reads = reads;
    }

    /**
     * A month in which articles have their date lines (UTC).
     *
     * @param modifiedAt when one of them last changed
     */
    public record Month(YearMonth month, long articles, Instant modifiedAt) {}

    /**
     * Where something is.
     *
     * @param path as delivery gives it
     * @param modifiedAt null for sections
     */
    public record Address(UUID id, String slug, String path, Instant modifiedAt) {}

    /** An article that is news. */
    public record News(Address address, Instant publishedAt, String headline, String language) {}

    /** All that have articles, the newest first. */
    public List<Month> months() {
        return reads.of(MONTHS).list(row -> new Month(YearMonth.parse(row.text(1)), row.number(2), row.instant(3)));
    }

    /**
     * The articles of a month, by their date lines.
     *
     * @param skip so many of them
     */
    public List<Address> ofMonth(YearMonth month, int skip, int most) {
        return reads.of(OF_MONTH)
                .with("from", start(month))
                .with("before", start(month.plusMonths(1)))
                .with("skip", skip)
                .with("most", most)
                .list(row -> new Address(row.uuid(1), row.text(2), row.text(3), row.instant(4)));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The newest articles with a date line after a moment. */
    public List<News> news(Instant since, int most) {
        return reads.of(NEWS)
                .with("since", since)
                .with("most", most)
                .list(row -> new News(
                        new Address(row.uuid(1), row.text(2), row.text(3), row.instant(4)),
                        row.instant(5),
                        row.text(6),
                        row.text(7)));
    }

    /**
     * A section, author or tag that readers see.
     *
     * @param path empty but for sections
     */
    public record Named(UUID id, String slug, String path, String name) {}

    /** @param name slug, former slug or id */
    public Optional<Named> named(String kind, String name) {
        return reads.of(NAMED)
                .with("kind", kind)
                .with("name", name)
                .first(row -> new Named(row.uuid(1), row.text(2), row.text(3), row.text(4)));
    }

    /** The sections that are listed, in the order of the tree. */
    public List<Address> sections(int most) {
        return reads.of(SECTIONS)
                .with("most", most)
                .list(row -> new Address(row.uuid(1), row.text(2), row.text(3), null));
    }
}
