package org.broadsheet.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.broadsheet.audit.Audited;
import org.broadsheet.http.Problem;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Answers;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.Patches;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/manage/comments/settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class SettingsResource {

    private static final String PATCHED =
            "A merge patch (RFC 7396): null leaves it to the next place again. Holds at once, on every node.";

    private final SettingsService service;

    SettingsResource(SettingsService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "readCommentSettings",
            summary = "Read what is set for comments",
            description = "For the whole publication, with its version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The settings",
            content = @Content(schema = @Schema(implementation = SettingsView.class)))
    public Response read() {
        return answer(service.read(SettingsScope.publication, SettingsScope.PUBLICATION));
    }

    @PATCH
    @Consumes(Patches.MEDIA_TYPE)
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "changeCommentSettings",
            summary = "Change what is set for comments",
            description = PATCHED)
    @RequestBody(
            content =
                    @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(implementation = CommentSettings.class)))
    @APIResponse(
            responseCode = "200",
            description = "The settings as they are now",
            content = @Content(schema = @Schema(implementation = SettingsView.class)))
    public Response change(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull JsonNode patch)
            throws JsonProcessingException {
        return answer(service.change(SettingsScope.publication, SettingsScope.PUBLICATION, ifMatch, patch));
    }

    @GET
    @Path("sections/{id}")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "readSectionCommentSettings",
            summary = "Read what is set for a section's comments",
            description = "And for those of all sections below it. With its version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The settings",
            content = @Content(schema = @Schema(implementation = SettingsView.class)))
    public Response readOfSection(UUID id) {
        return answer(service.read(SettingsScope.section, id));
    }

    @PATCH
    @Path("sections/{id}")
    @Consumes(Patches.MEDIA_TYPE)
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "changeSectionCommentSettings",
            summary = "Change what is set for a section's comments",
            description = PATCHED)
    @RequestBody(
            content =
                    @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(implementation = CommentSettings.class)))
    @APIResponse(
            responseCode = "200",
            description = "The settings as they are now",
            content = @Content(schema = @Schema(implementation = SettingsView.class)))
    public Response changeOfSection(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull JsonNode patch)
            throws JsonProcessingException {
        return answer(service.change(SettingsScope.section, id, ifMatch, patch));
    }

    @GET
    @Path("articles/{id}")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "readArticleCommentSettings",
            summary = "Read what is set for an article's comments",
            description = "Public or not. With its version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The settings",
            content = @Content(schema = @Schema(implementation = SettingsView.class)))
    public Response readOfArticle(UUID id) {
        return answer(service.read(SettingsScope.article, id));
    }

    @PATCH
    @Path("articles/{id}")
    @Consumes(Patches.MEDIA_TYPE)
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "changeArticleCommentSettings",
            summary = "Change what is set for an article's comments",
            description = PATCHED)
    @RequestBody(
            content =
                    @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(implementation = CommentSettings.class)))
    @APIResponse(
            responseCode = "200",
            description = "The settings as they are now",
            content = @Content(schema = @Schema(implementation = SettingsView.class)))
    public Response changeOfArticle(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull JsonNode patch)
            throws JsonProcessingException {
        return answer(service.change(SettingsScope.article, id, ifMatch, patch));
    }

    private static Response answer(SettingsView settings) {
        return Answers.versioned(settings.version(), settings);
    }
}
