package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.broadsheet.http.DeliveryLinks;
import org.broadsheet.http.Problem;
import org.broadsheet.reference.Delivered;
import org.broadsheet.security.Reader;
import org.broadsheet.security.Readers;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ThreadResource.PATH + "/notices")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.DELIVERY, value = "")
@Extension(name = Contract.SIGNED_IN, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class NoticesResource {

    private final Notices notices;
    private final Readers readers;
    private final CommentTokens tokens;
    private final DeliveryLinks links;
    private final Delivered delivered;
    private final ObjectMapper json;

    NoticesResource(
            Notices notices,
            Readers readers,
            CommentTokens tokens,
            DeliveryLinks links,
            Delivered delivered,
            ObjectMapper json) {
        this.notices = notices;
        this.readers = readers;
        this.tokens = tokens;
        this.links = links;
        this.delivered = delivered;
        this.json = json;
    }

    @GET
    @Tenant(Reader.TENANT)
    @Operation(
            operationId = "listNotices",
            summary = "List what moderators tell you",
            description =
                    "Newest first: why comments of yours were rejected and, of a reader who has signed in, warnings and bans"
                            + " that hold. For readers who have signed in, and guests with a `Comment-Token`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of notices",
            content = @Content(schema = @Schema(implementation = NoticePage.class)))
    @APIResponse(responseCode = "401", description = "No token was sent, or one that is not good")
    public Response list(
            @Valid @BeanParam PageRequest page,
            @Parameter(description = CommentTokens.DESCRIPTION) @HeaderParam(CommentTokens.HEADER) String token,
            @Context UriInfo uri)
            throws JsonProcessingException {
        Visitor visitor = new Visitor(tokens.guest(token), readers.current());
        if (visitor.isNobody()) {
            throw CommentTokens.unauthorized("Send a Comment-Token, or the token of a reader");
        }
        Listing<NoticeView> found = notices.page(visitor, page, links.of(uri));
        return delivered.json(json.writeValueAsBytes(found), found.page(), Set.of());
    }

    @Schema(name = "NoticePage", description = "A page of notices")
    record NoticePage(List<NoticeView> data, PageInfo page) {}
}
