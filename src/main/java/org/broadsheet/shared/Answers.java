package org.broadsheet.shared;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The answers of management. */
public final class Answers {

    private Answers() {}

    /** 200 with the version as ETag. */
    public static Response versioned(int version, Object view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, Preconditions.tag(version))
                .build();
    }

    /** 201 with a path-absolute {@code Location}. */
    public static Response created(String collection, UUID id, int version, Object view) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, collection + "/" + id)
                .header(HttpHeaders.ETAG, Preconditions.tag(version))
                .entity(view)
                .build();
    }

    /** 200 with the links of a page. */
    public static Response page(Listing<?> listing) {
        return PageLinks.header(Response.ok(listing), listing.page()).build();
    }
}
