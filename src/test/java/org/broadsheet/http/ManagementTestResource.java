package org.broadsheet.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Behind the other door. */
@Path("/api/v1/manage/test-http")
public class ManagementTestResource {

    @GET
    @PermitAll
    @Operation(hidden = true)
    public String open() {
        return "open";
    }

    @GET
    @Path("/unannotated")
    @Operation(hidden = true)
    public String unannotated() {
        return "nobody said who may read this";
    }
}
