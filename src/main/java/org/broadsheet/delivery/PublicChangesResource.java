package org.broadsheet.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.broadsheet.change.ChangeType;
import org.broadsheet.http.Live;
import org.broadsheet.http.Problem;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Signer;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(PublicChangesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Changes", description = "What changed for readers, for whoever keeps copies of answers")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class PublicChangesResource {

    static final String PATH = "/api/v1/changes";

    private static final String SINCE = "since";
    private static final String LATEST = "latest";

    private final ChangeQueries queries;
    private final Signer signer;

    PublicChangesResource(ChangeQueries queries, Signer signer) {
        this.queries = queries;
        this.signer = signer;
    }

    @GET
    @Live
    @Operation(
            operationId = "listPublicChanges",
            summary = "Follow what changes",
            description = "Every change in the order in which they became visible, none missing and none twice. Follow"
                    + " `page.next` until it is null, then ask again later with the `since` of the last answer. Who copies"
                    + " everything asks for `since=latest` first, then reads the lists, then goes on from there.")
    @APIResponse(
            responseCode = "200",
            description = "Changes, the oldest first",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = ChangeDocument.Page.class)))
    @APIResponse(responseCode = "410", description = "What changed since then is not kept any more")
    public Response list(
            @Parameter(
                            description =
                                    "`since` of an earlier answer, `latest` for none of what there is now; without"
                                            + " it, all that is kept, which is 30 days by default")
                    @QueryParam(SINCE)
                    @Size(max = 1000) String since,
            @Parameter(description = "Only of these kinds; repeated means any of") @QueryParam("type")
                    List<ChangeType> types,
            @Parameter(description = "Slug or id: only what changes lists of this section or one below it")
                    @QueryParam("section")
                    @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> section,
            @Parameter(description = "Changes in one answer") @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Context UriInfo uri) {
        boolean latest = LATEST.equals(since);
        Optional<Cursor> from = Optional.ofNullable(since)
                .filter(text -> !latest)
                .map(text -> Cursor.decode(text, PATH, signer, SINCE));
        List<ChangeType> wanted = types.isEmpty() ? List.of(ChangeType.values()) : types;
        ChangeQueries.Found found = queries.page(
                wanted, section, from.map(cursor -> Long.valueOf(cursor.key().get(1))), latest, limit);
        boolean otherEpoch = from.map(
                        cursor -> !cursor.key().get(0).equals(found.epoch().toString()))
                .orElse(false);
        if (otherEpoch || found.isExpired()) {
            throw new ProblemException(
                    ProblemType.cursorExpired,
                    "What changed since then is not kept any more; read everything again, from since=latest on");
        }
        String place = Cursor.after(found.epoch().toString(), String.valueOf(found.reached()))
                .encode(PATH, signer);
        String next = found.reached() < found.newest() ? new PageLinks(uri, signer).link(SINCE, place) : null;
        PageInfo page = new PageInfo(limit, null, next, null);
        // Nobody keeps it: the next change is not among what it is made of.
        return PageLinks.header(Response.ok(new ChangeDocument.Page(found.changes(), page, place)), page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
