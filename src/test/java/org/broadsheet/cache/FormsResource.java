package org.broadsheet.cache;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** Answers that are no JSON. Each says the how-manieth it is. */
@Path(FormsResource.PATH)
@PermitAll
@Extension(name = Contract.DELIVERY, value = "")
public class FormsResource {

    static final String PATH = "/api/v1/test-http/forms";
    static final String KEY = "list:forms";

    private final AtomicInteger made = new AtomicInteger();
    private final Clock clock;

    FormsResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @Path("feed.xml")
    @Produces("application/rss+xml")
    @Operation(hidden = true)
    public Response feed(@QueryParam("limit") @DefaultValue("20") int limit) {
        return Response.ok(answer("application/rss+xml")).build();
    }

    @GET
    @Path("text.txt")
    @Produces("text/plain")
    @Operation(hidden = true)
    public Response text() {
        return Response.ok(answer("text/plain")).build();
    }

    @GET
    @Path("json")
    @Produces("application/json")
    @Operation(hidden = true)
    public Response json() {
        return Response.ok(answer("application/json")).build();
    }

    /** True for an hour, or not at all any more. */
    @GET
    @Path("clock.xml")
    @Produces("application/xml")
    @Operation(hidden = true)
    public Response clock(@QueryParam("over") @DefaultValue("false") boolean over) {
        return Response.ok(answer("application/xml")
                        .until(clock.instant().plus(over ? Duration.ZERO : Duration.ofHours(1))))
                .build();
    }

    private Answer answer(String type) {
        String text = "<!-- " + made.incrementAndGet() + " -->" + "<a>ä</a>".repeat(200);
        return Answer.of(type, text.getBytes(StandardCharsets.UTF_8), Set.of(KEY));
    }
}
