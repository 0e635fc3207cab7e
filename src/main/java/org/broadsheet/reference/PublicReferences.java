package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Signer;
import org.broadsheet.shared.Slice;

/** Lists and single sections, authors and tags for readers. */
@ApplicationScoped
class PublicReferences {

    private final ReferenceQueries queries;
    private final Delivered delivered;
    private final Signer signer;

    PublicReferences(ReferenceQueries queries, Delivered delivered, Signer signer) {
        this.queries = queries;
        this.delivered = delivered;
        this.signer = signer;
    }

    Response list(String kind, PageRequest request, Total total, UriInfo uri, Request http) {
        PageLinks links = new PageLinks(uri, signer);
        Slice<ReferenceQueries.Row> slice = Slice.counted(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> queries.page(kind, total, from, size),
                ReferenceQueries.Row::key);
        PageInfo page = links.info(slice, request.limit());
        return delivered.page(
                http, slice.rows().stream().map(ReferenceQueries.Row::json).toList(), page);
    }

    /** @param collection the path that the thing's own path lies in */
    Response read(String kind, String collection, String name, UriInfo uri, Request http) {
        ReferenceQueries.Found found = queries.find(kind, name)
                .orElseThrow(() -> new ProblemException(ProblemType.notFound, "There is no such " + kind));
        if (!name.equals(found.slug()) && !name.equals(found.id().toString())) {
            return delivered.moved(
                    collection + "/" + found.slug(), uri.getRequestUri().getRawQuery());
        }
        return delivered.json(http, found.json());
    }
}
