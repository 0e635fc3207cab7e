package org.broadsheet.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.article.ArticlePublished;
import org.broadsheet.body.Block;
import org.broadsheet.body.Body;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.Headlines;
import org.broadsheet.reference.Json;
import org.hibernate.Session;

/**
 * The rows of what is searched: the one way in which they are written, when an article is published and when many are made
 * anew. Writes what is not so already, and nothing else.
 */
@ApplicationScoped
class SearchRows {

    /** Raised when words are cut or weighed otherwise: then every row is made anew. */
    static final int PROJECTION = 1;

    /** No word; it ends each part, so that the next one's places follow whatever PostgreSQL leaves out at the end. */
    private static final String END = "00000000000";

    /** PostgreSQL takes a vector of 1 MB. Text behind so many bytes of words is not found. */
    private static final int MAX_BYTES = 500_000;

    /** Tells the ids of those that are other than before. What is not public any more, or not yet, is left out. */
    private static final String UPSERT = """
            with n as materialized (
                select n.id, n.config, n.published, n.words, array(
                        select i.list from published_in i where i.article_id = n.id order by i.list) as lists,
                    ts_delete(
                        setweight(to_tsvector(cast(n.config as regconfig), n.headline), 'A')
                            || setweight(to_tsvector(cast(n.config as regconfig), n.standfirst), 'B')
                            || setweight(to_tsvector(cast(n.config as regconfig), n.body), 'C')
                            || setweight(to_tsvector(cast(n.config as regconfig), n.captions), 'D'),
                        '{end}') as vector,
                    ts_delete(
                        setweight(to_tsvector('simple', n.headline), 'A')
                            || setweight(to_tsvector(cast(n.config as regconfig), n.headline), 'B'),
                        '{end}') as title
                from json_to_recordset(cast(:rows as json)) as n (
                        id uuid, config text, published timestamptz, headline text, standfirst text, body text,
                        captions text, words text)
                    join published_article a on a.article_id = n.id
            ), other as materialized (
                select n.id from n left join published_search v on v.article_id = n.id
                where (v.config, v.published_at, v.lists, v.vector, v.title, v.words)
                    is distinct from (n.config, n.published, n.lists, n.vector, n.title, n.words)
            ), saved as (
                insert into published_search (article_id, projection, config, published_at, lists, vector, title, words)
                select n.id, :projection, n.config, n.published, n.lists, n.vector, n.title, n.words
                from n
                where n.id in (select id from other) or exists (
                    select from published_search v where v.article_id = n.id and v.projection <> :projection)
                on conflict (article_id) do update set
                    projection = excluded.projection, config = excluded.config, published_at = excluded.published_at,
                    lists = excluded.lists, vector = excluded.vector, title = excluded.title, words = excluded.words
            )
            select id from other""".replace("{end}", END);

    private final Session session;
    private final Json json;

    SearchRows(Session session, Json json) {
        this.session = session;
        this.json = json;
    }

    private record Row(
            UUID id,
            String config,
            Instant published,
            String headline,
            String standfirst,
            String body,
            String captions,
            String words) {}

    /** Writes what is to be found of these articles, of which readers see already what there is to see. */
    Set<UUID> write(Collection<ArticlePublished> articles) {
        return Set.copyOf(session.createNativeQuery(UPSERT, UUID.class)
                .setParameter("projection", PROJECTION)
                .setParameter(
                        "rows", json.text(articles.stream().map(SearchRows::row).toList()))
                .getResultList());
    }

    private static Row row(ArticlePublished article) {
        ArticleContent content = article.content();
        List<String> headline = Words.forms(content.headline());
        List<String> standfirst = Words.forms(content.standfirst());
        Map<Boolean, List<Block>> blocks =
                content.body().stream().collect(Collectors.partitioningBy(SearchRows::isCaptioned));
        Parts parts = new Parts();
        return new Row(
                article.id(),
                Configurations.of(content.language()),
                article.publishedAt(),
                parts.next(headline),
                parts.next(standfirst),
                parts.next(Words.forms(new Body(blocks.get(false)).text())),
                parts.next(Words.forms(new Body(blocks.get(true)).text() + " " + besides(content))),
                Stream.concat(headline.stream(), standfirst.stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                        .stream()
                        .collect(Collectors.joining(" ")));
    }

    /** What stands around the article, or in its place elsewhere. */
    private static String besides(ArticleContent content) {
        Headlines others = content.headlines();
        Stream<String> headlines =
                others == null ? Stream.of() : Stream.of(others.shortest(), others.seo(), others.social());
        return Stream.concat(headlines, Stream.of(content.kicker(), content.dateline(), content.bylineText()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    /** Whether its text is what is said about pictures. */
    private static boolean isCaptioned(Block block) {
        return block instanceof Block.Image || block instanceof Block.Gallery;
    }

    /** Parts of a vector, which together are bounded. */
    private static final class Parts {

        private int words;
        private int bytes;

        String next(List<String> forms) {
            StringBuilder part = new StringBuilder();
            for (String form : forms) {
                bytes += form.getBytes(StandardCharsets.UTF_8).length;
                words++;
                if (words > Words.MOST || bytes > MAX_BYTES) {
                    break;
                }
                part.append(form).append(' ');
            }
            return part.append(END).toString();
        }
    }
}
