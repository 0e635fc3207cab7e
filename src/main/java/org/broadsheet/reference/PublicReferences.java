package org.broadsheet.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.Set;
import org.broadsheet.change.Keys;
import org.broadsheet.http.DeliveryLinks;
import org.broadsheet.jsonld.StructuredData;
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
    private final StructuredData structuredData;

    PublicReferences(
            ReferenceQueries queries, Delivered delivered, DeliveryLinks links, StructuredData structuredData) {
        this.queries = queries;
        this.delivered = delivered;
        this.links = links;
        this.structuredData = structuredData;
    }

    Response list(String kind, PageRequest request, Total total, UriInfo uri) {
        return list(kind, request, total, uri, false);
    }

    /** @param structured with what search engines are told of each */
    Response list(String kind, PageRequest request, Total total, UriInfo uri, boolean structured) {
        PageLinks links = this.links.of(uri);
        Slice<ReferenceQueries.Row> slice = Slice.counted(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> queries.page(kind, total, from, size),
                ReferenceQueries.Row::key);
        PageInfo page = links.info(slice, request.limit());
        Set<String> keys = new LinkedHashSet<>(Set.of(Keys.references(kind)));
        slice.rows().forEach(row -> {
            row.addKeys(kind, keys);
            if (structured) {
                row.trail().addKeys(kind, keys);
            }
        });
        return delivered.page(
                slice.rows().stream()
                        .map(row -> structured
                                ? structuredData.section(row.json(), row.trail().json())
                                : row.json())
                        .toList(),
                page,
                keys);
    }

    /** @param collection the path that the thing's own path lies in */
    Response read(String kind, String collection, String name, UriInfo uri) {
        return read(kind, collection, name, uri, false);
    }

    /** @param structured with what search engines are told of it */
    Response read(String kind, String collection, String name, UriInfo uri, boolean structured) {
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
        if (!structured) {
            return delivered.json(found.json(), keys);
        }
        found.trail().addKeys(kind, keys);
        return delivered.json(structuredData.section(found.json(), found.trail().json()), keys);
    }
}
