package org.broadsheet.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.broadsheet.content.SaveArticle;
import org.broadsheet.http.Idempotency;
import org.broadsheet.http.Problem;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Answers;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.Signer;
import org.broadsheet.workflow.ArticleStatus;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ArticleResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Articles", description = "Drafts, and what becomes of them")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class ArticleResource {

    static final String PATH = "/api/v1/manage/articles";

    private final ArticleService service;
    private final ArticleLists lists;
    private final Signer signer;
    private final Idempotency idempotency;

    ArticleResource(ArticleService service, ArticleLists lists, Signer signer, Idempotency idempotency) {
        this.service = service;
        this.lists = lists;
        this.signer = signer;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "listArticles",
            summary = "List articles",
            description =
                    "Last saved first. Filters narrow the list by what the drafts say; an unknown section, author or"
                            + " tag makes it empty. A row moves when its article is saved while you walk.")
    @APIResponse(
            responseCode = "200",
            description = "A page of articles",
            content = @Content(schema = @Schema(implementation = ArticlePage.class)))
    public Response list(
            @Parameter(description = "Where they stand; repeated means any of") @QueryParam("status")
                    List<ArticleStatus> status,
            @Valid @BeanParam ArticleFilter filter,
            @Valid @BeanParam PageRequest request,
            @Context UriInfo uri) {
        return Answers.page(lists.page(filter, status, request, new PageLinks(uri, signer)));
    }

    @GET
    @Path("counts")
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "countArticles",
            summary = "Count articles",
            description = "How many of those that the filters name stand where.")
    @APIResponse(
            responseCode = "200",
            description = "The counts",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = ArticleCounts.class)))
    public ArticleCounts count(@Valid @BeanParam ArticleFilter filter) {
        return lists.counts(filter);
    }

    @POST
    @RolesAllowed(Rights.EDIT)
    @Operation(
            operationId = "createArticle",
            summary = "Create an article",
            description = "Saves the first revision of a draft; readers see nothing of it before it is published.")
    @APIResponse(
            responseCode = "201",
            description = "The article",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    public Response create(@Valid @NotNull SaveArticle input) {
        return idempotency.once(PATH, () -> {
            ArticleView article = service.create(input);
            return Answers.created(PATH, article.id(), article.version(), article);
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.READ)
    @Operation(operationId = "readArticle", summary = "Read an article", description = "With its version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The article",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    public Response read(UUID id) {
        ArticleView article = service.read(id);
        return Answers.versioned(article.version(), article);
    }

    @PATCH
    @Path("{id}")
    @Consumes(Patches.MEDIA_TYPE)
    @RolesAllowed(Rights.EDIT)
    @Operation(
            operationId = "changeArticle",
            summary = "Change an article",
            description = "A merge patch (RFC 7396), arrays are replaced whole. Saves a revision when anything changes;"
                    + " readers see nothing of it before it is published. A `note` alone changes nothing: no revision is"
                    + " saved, and the note is lost.")
    @RequestBody(
            content = @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(implementation = SaveArticle.class)))
    @APIResponse(
            responseCode = "200",
            description = "The article as it is now",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    public Response change(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull JsonNode patch)
            throws JsonProcessingException {
        ArticleView article = service.change(id, ifMatch, patch);
        return Answers.versioned(article.version(), article);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Rights.EDIT)
    @Operation(
            operationId = "deleteArticle",
            summary = "Delete an article",
            description = "Only one that was never public; what was is unpublished.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        service.delete(id, ifMatch);
    }

    @Schema(name = "ArticlePage", description = "A page of articles")
    record ArticlePage(List<ArticleRowView> data, PageInfo page) {}
}
