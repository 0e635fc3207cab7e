package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.http.Problem;
import org.broadsheet.limit.Limited;
import org.broadsheet.limit.RouteClass;
import org.broadsheet.security.Reader;
import org.broadsheet.security.Readers;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.Patches;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What readers do to their own comments. */
@Path(ThreadResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Limited(RouteClass.comments)
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(responseCode = "401", description = "No token was sent, or one that is not a reader's")
@APIResponse(responseCode = "403", description = "Somebody else wrote it")
@APIResponse(responseCode = "429", description = "Too much from one network")
class OwnCommentResource {

    private static final String TOKEN = "The comment's `editToken`; or send the reader's token who wrote it";

    private final CommentService service;
    private final Threads threads;
    private final CommentTokens tokens;
    private final Readers readers;

    OwnCommentResource(CommentService service, Threads threads, CommentTokens tokens, Readers readers) {
        this.service = service;
        this.threads = threads;
        this.tokens = tokens;
        this.readers = readers;
    }

    @PATCH
    @Path("{id}")
    @Consumes(Patches.MEDIA_TYPE)
    @Tenant(Reader.TENANT)
    @Operation(
            operationId = "changePublicComment",
            summary = "Change one's own comment",
            description =
                    "A merge patch (RFC 7396), for some minutes after the comment was written and until it is answered."
                            + " The new text is moderated as that of a new comment: it may be held (`pending`).")
    @RequestBody(
            content = @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(implementation = SaveComment.class)))
    @APIResponse(
            responseCode = "200",
            description = "The comment as it is now",
            content = @Content(schema = @Schema(implementation = PublicComment.class)))
    public PublicComment change(
            UUID id,
            @Parameter(description = TOKEN) @HeaderParam(CommentTokens.HEADER) String token,
            @NotNull JsonNode patch)
            throws JsonProcessingException {
        Optional<Reader> reader = signedIn(token);
        return threads.toItsWriter(service.edit(id, reader, proof(token), patch), null);
    }

    @DELETE
    @Path("{id}")
    @Tenant(Reader.TENANT)
    @Operation(
            operationId = "deletePublicComment",
            summary = "Delete one's own comment",
            description =
                    "At any time. Name, e-mail address and text are erased for ever; where answers below it are shown,"
                            + " its place stays.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(UUID id, @Parameter(description = TOKEN) @HeaderParam(CommentTokens.HEADER) String token) {
        Optional<Reader> reader = signedIn(token);
        service.delete(id, reader, proof(token));
    }

    /** Whoever sends nothing at all is told that it is needed; a bad token of a guest is one of another comment. */
    private Optional<Reader> signedIn(String token) {
        Optional<Reader> reader = readers.current();
        if (token == null && reader.isEmpty()) {
            throw CommentTokens.unauthorized(
                    "Send the comment's Comment-Token, or the token of the reader who wrote it");
        }
        return reader;
    }

    private Optional<CommentTokens.Proof> proof(String token) {
        return Optional.ofNullable(token).flatMap(tokens::proof);
    }
}
