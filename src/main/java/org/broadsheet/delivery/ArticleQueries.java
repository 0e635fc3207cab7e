package org.broadsheet.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.reference.Total;
import org.broadsheet.shared.Counted;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.Slice;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;

/** Reads articles, each answer by one statement. */
@ApplicationScoped
class ArticleQueries {

    private static final String ONE = """
            select a.article_id, a.slug, {json}, {links}, {pictures}
            from published_name n
            join published_article a on a.article_id = n.target
            {joins}
            where n.kind = 'article' and n.name = :name""".replace("{json}", ArticleJson.EXPRESSION)
            .replace("{links}", ArticleJson.LINKS)
            .replace("{pictures}", ArticleJson.PICTURES)
            .replace("{joins}", ArticleJson.JOINS);

    private final StatelessSession session;
    private final ObjectMapper mapper;
    private final Conversation conversation;

    ArticleQueries(StatelessSession session, ObjectMapper mapper, Conversation conversation) {
        this.session = session;
        this.mapper = mapper;
        this.conversation = conversation;
    }

    /** An article's finished JSON and where it stands in its list. */
    record Row(String key, UUID id, String json) {}

    /** The article that a name leads to, and the slug it has now. */
    record Found(UUID id, String slug, String json) {}

    Optional<Found> find(String name, Set<Include> include) {
        return including(session.createNativeQuery(ONE, Object[].class), include)
                .setParameter("name", name)
                .uniqueResultOptional()
                .map(row -> new Found((UUID) row[0], (String) row[1], filled(row)));
    }

    /** Behind or before a cursor; see {@link Slice#read}. */
    Counted<Row> keyset(ArticleFilter filter, Set<Include> include, Optional<Cursor> from, int size) {
        boolean backwards = from.map(Cursor::backwards).orElse(false);
        Sort.Place place = from.map(
                        c -> filter.sort().place(c.key().get(0), c.key().get(1)))
                .orElseGet(filter.sort()::start);
        NativeQuery<Object[]> query = filtered(filter, backwards, place, include)
                .setParameter("reach", size)
                .setParameter("size", size)
                .setParameter("skip", 0);
        return read(query, filter.total());
    }

    /** The n-th page, from 1, and always counted. */
    Counted<Row> numbered(ArticleFilter filter, Set<Include> include, int page, int limit) {
        int skip = (page - 1) * limit;
        NativeQuery<Object[]> query = filtered(filter, false, filter.sort().start(), include)
                .setParameter("reach", skip + limit + 1)
                .setParameter("size", limit + 1)
                .setParameter("skip", skip)
                .setParameter("counted", Total.exact.limit());
        return read(query, Total.exact);
    }

    private NativeQuery<Object[]> filtered(
            ArticleFilter filter, boolean backwards, Sort.Place place, Set<Include> include) {
        List<ArticleFilter.Wanted> wanted = filter.wanted();
        return including(session.createNativeQuery(filter.sort().sql(backwards), Object[].class), include)
                .setParameter(
                        "groups",
                        wanted.stream().map(ArticleFilter.Wanted::group).toArray(Integer[]::new))
                .setParameter(
                        "prefixes",
                        wanted.stream().map(ArticleFilter.Wanted::prefix).toArray(String[]::new))
                .setParameter(
                        "kinds", wanted.stream().map(ArticleFilter.Wanted::kind).toArray(String[]::new))
                .setParameter(
                        "names", wanted.stream().map(ArticleFilter.Wanted::name).toArray(String[]::new))
                .setParameter("key", place.key())
                .setParameter("id", place.id())
                .setParameter("from", filter.publishedFrom() == null ? Sort.Dates.BEGINNING : filter.publishedFrom())
                .setParameter("before", filter.publishedBefore() == null ? Sort.Dates.END : filter.publishedBefore())
                .setParameter("counted", filter.total().limit());
    }

    private NativeQuery<Object[]> including(NativeQuery<Object[]> query, Set<Include> include) {
        return query.setParameter("body", include.contains(Include.body))
                .setParameter("html", include.contains(Include.bodyHtml))
                .setParameter("text", include.contains(Include.bodyText))
                .setParameter("threads", conversation.isShown())
                .setParameter("commenting", conversation.isAccepting());
    }

    private Counted<Row> read(NativeQuery<Object[]> query, Total total) {
        List<Object[]> rows = query.getResultList();
        return new Counted<>(
                rows.stream()
                        .filter(row -> row[1] != null)
                        .map(row -> new Row(Sort.text(row[0]), (UUID) row[1], filled(row)))
                        .toList(),
                total == Total.none ? null : ((Number) rows.get(0)[5]).longValue());
    }

    /** The JSON in the third column with what the next two say about its links and pictures. */
    private String filled(Object[] row) {
        String json = (String) row[2];
        String linked = row[3] == null ? json : InternalLinks.fill(json, texts((String) row[3]));
        return row[4] == null ? linked : new InternalPictures(mapper, texts((String) row[4])).fill(linked);
    }

    private Map<String, String> texts(String object) {
        try {
            return mapper.readValue(object, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made this JSON", e);
        }
    }
}
