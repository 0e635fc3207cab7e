package org.broadsheet.author;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.broadsheet.audit.Audited;
import org.broadsheet.http.Idempotency;
import org.broadsheet.http.Problem;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Answers;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.Merge;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.Signer;
import org.broadsheet.shared.Typed;
import org.broadsheet.shared.Usage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(AuthorResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Authors", description = "The people in bylines")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class AuthorResource {

    static final String PATH = "/api/v1/manage/authors";

    private final AuthorService service;
    private final Signer signer;
    private final Idempotency idempotency;

    AuthorResource(AuthorService service, Signer signer, Idempotency idempotency) {
        this.service = service;
        this.signer = signer;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "listAuthors",
            summary = "List authors",
            description = "In the order of their names; all, or those that `q` finds.")
    @APIResponse(
            responseCode = "200",
            description = "A page of authors",
            content = @Content(schema = @Schema(implementation = AuthorPage.class)))
    public Response list(@Valid @BeanParam Typed typed, @Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.list(typed, request, new PageLinks(uri, signer)));
    }

    @POST
    @RolesAllowed(Rights.CURATE)
    @Operation(
            operationId = "createAuthor",
            summary = "Create an author",
            description = "Readers see them at once, unless they are not listed and sign no public article.")
    @APIResponse(
            responseCode = "201",
            description = "The author",
            content = @Content(schema = @Schema(implementation = AuthorView.class)))
    public Response create(@Valid @NotNull SaveAuthor input) {
        return idempotency.once(PATH, () -> {
            AuthorView author = service.create(input);
            return Answers.created(PATH, author.id(), author.version(), author);
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.READ)
    @Operation(operationId = "readAuthor", summary = "Read an author", description = "With its version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The author",
            content = @Content(schema = @Schema(implementation = AuthorView.class)))
    public Response read(UUID id) {
        AuthorView author = service.read(id);
        return Answers.versioned(author.version(), author);
    }

    @GET
    @Path("{id}/usage")
    @RolesAllowed(Rights.CURATE)
    @Operation(
            operationId = "listAuthorUses",
            summary = "List what uses an author",
            description = "Drafts count as well as what is public; nothing else keeps it from being deleted.")
    @APIResponse(
            responseCode = "200",
            description = "What uses it",
            content = @Content(schema = @Schema(implementation = Usage.class)))
    public Usage usage(UUID id) {
        return service.usage(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes(Patches.MEDIA_TYPE)
    @RolesAllowed(Rights.CURATE)
    @Operation(
            operationId = "changeAuthor",
            summary = "Change an author",
            description =
                    "A merge patch (RFC 7396). Articles show a new name at once; a former slug goes on leading here.")
    @RequestBody(
            content = @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(implementation = SaveAuthor.class)))
    @APIResponse(
            responseCode = "200",
            description = "The author as it is now",
            content = @Content(schema = @Schema(implementation = AuthorView.class)))
    public Response change(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull JsonNode patch)
            throws JsonProcessingException {
        AuthorView author = service.change(id, ifMatch, patch);
        return Answers.versioned(author.version(), author);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Rights.CURATE)
    @Operation(
            operationId = "deleteAuthor",
            summary = "Delete an author",
            description = "Only one whom no article names.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        service.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/actions/merge")
    @RolesAllowed(Rights.CURATE)
    @Operation(
            operationId = "mergeAuthor",
            summary = "Merge an author into another",
            description =
                    "For duplicates, and for good. Articles show the other one, at once and once, and its list holds"
                            + " theirs; the id and the slugs of this one lead there. The other one stays as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The other one",
            content = @Content(schema = @Schema(implementation = AuthorView.class)))
    public Response merge(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull Merge how) {
        AuthorView survivor = service.merge(id, ifMatch, how);
        return Answers.versioned(survivor.version(), survivor);
    }

    @Schema(name = "AuthorPage", description = "A page of authors")
    record AuthorPage(List<AuthorView> data, PageInfo page) {}
}
