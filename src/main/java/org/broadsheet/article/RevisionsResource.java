package org.broadsheet.article;

import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.broadsheet.audit.Audited;
import org.broadsheet.http.Problem;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Answers;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Signer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(RevisionsResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Revisions", description = "What became of an article, save by save; revisions never change")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class RevisionsResource {

    static final String PATH = ArticleResource.PATH + "/{id}/revisions";

    private static final String NUMBER = "Its number among the article's revisions";

    private final RevisionService service;
    private final Signer signer;

    RevisionsResource(RevisionService service, Signer signer) {
        this.service = service;
        this.signer = signer;
    }

    @GET
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "listRevisions",
            summary = "List the revisions of an article",
            description = "Newest first. Each save that changed something is one.")
    @APIResponse(
            responseCode = "200",
            description = "A page of revisions",
            content = @Content(schema = @Schema(implementation = RevisionPage.class)))
    public Response list(UUID id, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.list(id, request, new PageLinks(uri, signer)));
    }

    @GET
    @Path("{number}")
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "readRevision",
            summary = "Read a revision of an article",
            description = "The whole content as it was saved. The ETag is the article's version.")
    @APIResponse(
            responseCode = "200",
            description = "The revision",
            content = @Content(schema = @Schema(implementation = RevisionView.class)))
    public Response read(UUID id, @Parameter(description = NUMBER) @PathParam("number") @Min(1) int number) {
        RevisionService.Versioned<RevisionView> found = service.read(id, number);
        return Answers.versioned(found.version(), found.view());
    }

    @GET
    @Path("{number}/diff")
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "compareRevisions",
            summary = "Compare a revision with another",
            description =
                    "Fields by their names in the article; blocks by their ids, with changed words. References are the"
                            + " present slugs; the id stands for what is no longer there. The ETag is the article's version.")
    @APIResponse(
            responseCode = "200",
            description = "What differs",
            content = @Content(schema = @Schema(implementation = RevisionDiff.class)))
    public Response compare(
            UUID id,
            @Parameter(description = NUMBER) @PathParam("number") @Min(1) int number,
            @Parameter(
                            description =
                                    "The revision before, which may be a later one; the one saved before when absent,"
                                            + " and nothing before the first")
                    @QueryParam("against")
                    @Min(1) Integer against) {
        RevisionService.Versioned<RevisionDiff> found = service.compare(id, number, against);
        return Answers.versioned(found.version(), found.view());
    }

    @POST
    @Path("{number}/actions/restore")
    @RolesAllowed(Rights.EDIT)
    @Operation(
            operationId = "restoreRevision",
            summary = "Restore a revision of an article",
            description =
                    "Saves its content as the next revision, which is the draft from then on; readers see nothing of"
                            + " it before it is published, and the date line stays as it is. The body may be absent. Restoring"
                            + " what the draft says already changes nothing. 409 `slugTaken` where another article has its slug"
                            + " by now, `invalidState` where it refers to what is no longer there: `errors` then points into"
                            + " the revision.")
    @APIResponse(
            responseCode = "200",
            description = "The article as it is now",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    public Response restore(
            UUID id,
            @Parameter(description = NUMBER) @PathParam("number") @Min(1) int number,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) RestoreRevision how) {
        ArticleView article = service.restore(id, number, ifMatch, how == null ? RestoreRevision.PLAIN : how);
        return Answers.versioned(article.version(), article);
    }

    @Schema(name = "RevisionPage", description = "A page of revisions")
    record RevisionPage(List<RevisionRowView> data, PageInfo page) {}
}
