package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.broadsheet.shared.Counted;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.Signer;
import org.broadsheet.shared.Slice;

/** Lists and single articles for readers. */
@ApplicationScoped
class PublicArticles {

    /** How deep numbered pages reach; behind it a cursor is the way. */
    static final int MAX_NUMBERED = 10_000;

    private final ArticleQueries queries;
    private final Withdrawals withdrawals;
    private final Signer signer;

    PublicArticles(ArticleQueries queries, Withdrawals withdrawals, Signer signer) {
        this.queries = queries;
        this.withdrawals = withdrawals;
        this.signer = signer;
    }

    /** One page, each row as finished JSON. */
    record Page(List<String> rows, PageInfo page) {}

    Page list(ArticleFilter filter, PageRequest request, Set<Include> include, UriInfo uri) {
        PageLinks links = new PageLinks(uri, signer);
        if (filter.page() != null) {
            return numbered(filter, request, include, links);
        }
        Slice<ArticleQueries.Row> slice = Slice.counted(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> queries.keyset(filter, include, from, size),
                row -> new String[] {row.key(), row.id().toString()});
        return new Page(texts(slice.rows()), links.info(slice, request.limit()));
    }

    private Page numbered(ArticleFilter filter, PageRequest request, Set<Include> include, PageLinks links) {
        if (request.cursor() != null) {
            throw ProblemException.invalid(
                    FieldError.parameter("page", "conflict", "A list is read by page or by cursor, not by both"));
        }
        if (filter.page() * request.limit() > MAX_NUMBERED) {
            throw ProblemException.invalid(FieldError.parameter(
                    "page", "outOfRange", "page times limit is at most " + MAX_NUMBERED + "; use a cursor to go on"));
        }
        Counted<ArticleQueries.Row> page = queries.numbered(filter, include, filter.page(), request.limit());
        boolean more = page.rows().size() > request.limit();
        List<ArticleQueries.Row> rows = more ? page.rows().subList(0, request.limit()) : page.rows();
        return new Page(texts(rows), links.numbered(filter.page(), request.limit(), more, page.total()));
    }

    ArticleQueries.Found find(String name, Set<Include> include) {
        return queries.find(name, include).orElseThrow(() -> withdrawals.missing(name));
    }

    private static List<String> texts(List<ArticleQueries.Row> rows) {
        return rows.stream().map(ArticleQueries.Row::json).toList();
    }
}
