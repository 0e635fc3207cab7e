package org.broadsheet.comment;

import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.broadsheet.http.Problem;
import org.broadsheet.limit.Limited;
import org.broadsheet.limit.RouteClass;
import org.broadsheet.security.Reader;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ThreadResource.PATH + "/{id}/vote")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.DELIVERY, value = "")
@Extension(name = Contract.SIGNED_IN, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class VoteResource {

    private final VoteService service;
    private final Voters voters;

    VoteResource(VoteService service, Voters voters) {
        this.service = service;
        this.voters = voters;
    }

    @PUT
    @Limited(RouteClass.votes)
    @Tenant(Reader.TENANT)
    @Operation(
            operationId = "votePublicComment",
            summary = "Vote on a comment",
            description =
                    "For readers who have signed in, and guests with a comment that is shown. The last vote counts, and again the same changes nothing. 404"
                            + " also where there is no voting; 409 where the comment is the reader's own, or nobody adds to threads"
                            + " now.")
    @APIResponse(
            responseCode = "200",
            description = "The comment's votes as they are now",
            content = @Content(schema = @Schema(implementation = PublicComment.Votes.class)))
    @APIResponse(responseCode = "401", description = "No token of a reader was sent")
    @APIResponse(responseCode = "429", description = "Too many votes from one network")
    @APIResponse(responseCode = "403", description = "No comment of the guest is shown")
    public PublicComment.Votes vote(
            UUID id,
            @Parameter(description = CommentTokens.DESCRIPTION) @HeaderParam(CommentTokens.HEADER) String token,
            @NotNull CastVote input) {
        return service.cast(id, voters.required(token), input);
    }
}
