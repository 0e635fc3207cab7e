package org.broadsheet.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.MDC;

/** Every kind of parameter and body that the API has, and one way to fail for every kind of failure. */
@Path("/api/v1/test-http")
@PermitAll
@Produces("application/json")
@Consumes("application/json")
public class TestResource {

    enum Sort {
        @JsonProperty("-publishedAt")
        NEWEST,
        @JsonProperty("publishedAt")
        OLDEST,
        headline
    }

    record ListQuery(
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,

            @QueryParam("sort") Sort sort,
            @QueryParam("author") UUID author,
            @QueryParam("tag") List<String> tags,
            @QueryParam("kind") Set<Sort> kinds,
            @QueryParam("since") Instant since,

            @QueryParam("open") Boolean open) {}

    record Byline(
            @NotBlank String name, @Size(min = 2, max = 5) String role) {}

    record Note(
            @NotBlank @Size(max = 20) String headline,
            Sort sort,
            UUID author,
            Instant publishedAt,
            Integer position,
            int words,
            Boolean listed,
            Double x,
            List<String> tags,
            Map<String, String> labels,
            @Size(max = 2) List<@NotNull @Valid Byline> byline,
            Block block,
            JsonNode tree) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Paragraph.class, name = "paragraph"),
        @JsonSubTypes.Type(value = Divider.class, name = "divider")
    })
    sealed interface Block {}

    record Paragraph(String html) implements Block {}

    record Divider() implements Block {}

    @GET
    @Operation(hidden = true)
    public ListQuery list(@BeanParam @Valid ListQuery query) {
        return query;
    }

    @GET
    @Path("/request-id")
    @Operation(hidden = true)
    public TextNode requestIdInTheLog() {
        return TextNode.valueOf(String.valueOf(MDC.get("requestId")));
    }

    @GET
    @Path("/secret")
    @RolesAllowed("editor")
    @Operation(hidden = true)
    public String secret() {
        return "secret";
    }

    @GET
    @Path("/failures/{how}")
    @Operation(hidden = true)
    public String fail(@PathParam("how") Failure how) throws Exception {
        throw how.exception();
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Map<String, Object> get(
            @PathParam("id") UUID id,
            @QueryParam("depth") @Min(1) @Max(3) Integer depth,
            @HeaderParam("X-Count") Integer count) {
        return Map.of("id", id, "depth", String.valueOf(depth), "count", String.valueOf(count));
    }

    @POST
    @Operation(hidden = true)
    public Note create(@Valid Note note) {
        return note;
    }

    @PATCH
    @Path("/{id}")
    @Consumes("application/merge-patch+json")
    @Operation(hidden = true)
    public JsonNode patch(@PathParam("id") UUID id, JsonNode patch) {
        return patch;
    }

    @DELETE
    @Path("/{id}")
    @Operation(hidden = true)
    public void delete(@PathParam("id") UUID id) {}

    @POST
    @Path("/{id}/actions/publish")
    @Operation(hidden = true)
    public Map<String, Boolean> publish(@PathParam("id") UUID id, @Nullable Byline body) {
        return Map.of("hasBody", body != null);
    }
}
