package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.Set;
import org.broadsheet.change.Keys;
import org.broadsheet.http.DeliveryLinks;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Slice;

/** Lists and single sections, authors and tags for readers. */
@ApplicationScoped
class PublicReferences {

    private final ReferenceQueries queries;
    private final Delivered delivered;
    private final DeliveryLinks links;

    PublicReferences(ReferenceQueries queries, Delivered delivered, DeliveryLinks links) {
        this.queries = queries;
        this.delivered = delivered;
        this.links = links;
    }

    Response list(String kind, PageRequest request, Total total, UriInfo uri) {
        PageLinks links = this.links.of(uri);
        Slice<ReferenceQueries.Row> slice = Slice.counted(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> queries.page(kind, total, from, size),
                ReferenceQueries.Row::key);
        PageInfo page = links.info(slice, request.limit());
        Set<String> keys = new LinkedHashSet<>(Set.of(Keys.references(kind)));
        slice.rows().forEach(row -> row.addKeys(kind, keys));
        return delivered.page(
                slice.rows().stream().map(ReferenceQueries.Row::json).toList(), page, keys);
    }

    /** @param collection the path that the thing's own path lies in */
    Response read(String kind, String collection, String name, UriInfo uri) {
        ReferenceQueries.Found found = queries.find(kind, name)
                .orElseThrow(() -> new ProblemException(ProblemType.notFound, "There is no such " + kind));
        if (!name.equals(found.slug()) && !name.equals(found.id().toString())) {
            return delivered.moved(
                    collection + "/" + found.slug(),
                    uri.getRequestUri().getRawQuery(),
                    Set.of(Keys.reference(kind, found.id())));
        }
        Set<String> keys = new LinkedHashSet<>();
        ReferenceQueries.addKeys(kind, found.id(), found.parent(), keys);
        return delivered.json(found.json(), keys);
    }
}
