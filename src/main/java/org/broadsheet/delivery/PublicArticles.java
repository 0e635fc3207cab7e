package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.change.Keys;
import org.broadsheet.http.DeliveryLinks;
import org.broadsheet.shared.Counted;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.Slice;

/** Lists and single articles for readers. */
@ApplicationScoped
public class PublicArticles {

    /** How deep numbered pages reach; behind it a cursor is the way. */
    static final int MAX_NUMBERED = 10_000;

    private final ArticleQueries queries;
    private final Withdrawals withdrawals;
    private final DeliveryLinks links;

    PublicArticles(ArticleQueries queries, Withdrawals withdrawals, DeliveryLinks links) {
        this.queries = queries;
        this.withdrawals = withdrawals;
        this.links = links;
    }

    /** One page, each row as finished JSON. */
    public record Page(List<String> rows, PageInfo page, Set<String> keys) {

        private static Page of(List<ArticleQueries.Listed> rows, PageInfo info, Set<String> lists) {
            Set<String> keys = new LinkedHashSet<>(lists);
            if (!lists.isEmpty()) {
                rows.forEach(row -> {
                    keys.add(Keys.article(row.id()));
                    keys.add(Keys.counts(row.id()));
                    row.parts().addKeys(keys);
                });
            }
            return new Page(rows.stream().map(ArticleQueries.Listed::json).toList(), info, keys);
        }
    }

    /**
     * One page of the articles that a filter lets through, with links to the others.
     *
     * @param uri what was asked for, with all its parameters
     * @throws ProblemException 400 where the cursor is not one of this list, or the page is too far behind
     */
    public Page list(ArticleFilter filter, ArticleOrder order, PageRequest request, Set<Include> include, UriInfo uri) {
        PageLinks links = this.links.of(uri);
        if (order.page() != null) {
            return numbered(filter, order, request, include, links);
        }
        Set<String> lists = new HashSet<>();
        Slice<ArticleQueries.Listed> slice = Slice.counted(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> {
                    ArticleQueries.Page page = queries.keyset(filter, order, include, from, size);
                    lists.addAll(page.keys());
                    return page.rows();
                },
                row -> new String[] {row.key(), row.id().toString()});
        return Page.of(slice.rows(), links.info(slice, request.limit()), lists);
    }

    private Page numbered(
            ArticleFilter filter, ArticleOrder order, PageRequest request, Set<Include> include, PageLinks links) {
        if (request.cursor() != null) {
            throw ProblemException.invalid(
                    FieldError.parameter("page", "conflict", "A list is read by page or by cursor, not by both"));
        }
        if (order.page() * request.limit() > MAX_NUMBERED) {
            throw ProblemException.invalid(FieldError.parameter(
                    "page", "outOfRange", "page times limit is at most " + MAX_NUMBERED + "; use a cursor to go on"));
        }
        ArticleQueries.Page found = queries.numbered(filter, order, include, request.limit());
        Counted<ArticleQueries.Listed> page = found.rows();
        boolean more = page.rows().size() > request.limit();
        List<ArticleQueries.Listed> rows = more ? page.rows().subList(0, request.limit()) : page.rows();
        return Page.of(rows, links.numbered(order.page(), request.limit(), more, page.total()), found.keys());
    }

    ArticleQueries.Found find(String name, Set<Include> include) {
        return queries.find(name, include).orElseThrow(() -> withdrawals.missing(name));
    }

    /** What an article's own answer is made of; it shows every comment at once. */
    static Set<String> keys(ArticleQueries.Found article) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(Keys.article(article.id()));
        keys.add(Keys.slug(article.slug()));
        keys.add(Keys.comments(article.id()));
        article.parts().addKeys(keys);
        return keys;
    }
}
