package org.broadsheet.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

@Path("/api/v1/manage/comments/words")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class WordsResource {

    private final WordsService service;

    WordsResource(WordsService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "readCommentWords",
            summary = "Read the word lists",
            description = "What comments are looked through for, with its version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The lists",
            content = @Content(schema = @Schema(implementation = WordsView.class)))
    public Response read() {
        return answer(service.read());
    }

    @PATCH
    @Consumes(Patches.MEDIA_TYPE)
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "changeCommentWords",
            summary = "Change the word lists",
            description = "A merge patch (RFC 7396) by language. Counts for the next comment, on every node.")
    @RequestBody(content = @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(implementation = WordLists.class)))
    @APIResponse(
            responseCode = "200",
            description = "The lists as they are now",
            content = @Content(schema = @Schema(implementation = WordsView.class)))
    public Response change(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull JsonNode patch)
            throws JsonProcessingException {
        return answer(service.change(ifMatch, patch));
    }

    @POST
    @Path("actions/try")
    @RolesAllowed(Rights.MODERATE)
    @Operation(
            operationId = "tryCommentWords",
            summary = "Try word lists",
            description = "Looks through the newest 1,000 comments for these lists; nothing is saved, nothing decided.")
    @APIResponse(
            responseCode = "200",
            description = "What they would have found",
            content = @Content(schema = @Schema(implementation = WordsTrial.class)))
    public WordsTrial trial(@Valid @NotNull WordLists lists) {
        return service.trial(lists);
    }

    private static Response answer(WordsView words) {
        return Answers.versioned(words.version(), words);
    }
}
