package org.broadsheet.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.broadsheet.audit.Audited;
import org.broadsheet.http.Idempotency;
import org.broadsheet.http.Problem;
import org.broadsheet.security.ApiTokens;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(TokensResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Tokens", description = "What programs call with")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class TokensResource {

    static final String PATH = "/api/v1/manage/tokens";

    private final TokenService service;
    private final Signer signer;
    private final Idempotency idempotency;

    TokensResource(TokenService service, Signer signer, Idempotency idempotency) {
        this.service = service;
        this.signer = signer;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Rights.ACCOUNTS)
    @Operation(
            operationId = "listTokens",
            summary = "List tokens",
            description = "Newest first, also those that have ended or are revoked.")
    @APIResponse(
            responseCode = "200",
            description = "A page of tokens",
            content = @Content(schema = @Schema(implementation = TokenPage.class)))
    public Response list(
            @Parameter(description = "Id of the user whose they are") @QueryParam("user") UUID user,
            @Valid @BeanParam PageRequest request,
            @Context UriInfo uri) {
        return Answers.page(service.list(user, request, new PageLinks(uri, signer)));
    }

    @POST
    @RolesAllowed(Rights.ACCOUNTS)
    @Operation(
            operationId = "createToken",
            summary = "Create a token",
            description = "`token` is shown in this answer and never again, also not to a repeated Idempotency-Key. It"
                    + " has the rights of its user, now and later, as far as it is not limited further; you must have them"
                    + " everywhere yourself.")
    @APIResponse(
            responseCode = "201",
            description = "The token",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    public Response create(@Valid @NotNull CreateToken input) {
        String secret = ApiTokens.random();
        AtomicReference<TokenView> made = new AtomicReference<>();
        Response answer = idempotency.once(PATH, () -> {
            TokenView token = service.create(secret, input);
            made.set(token);
            return Answers.created(PATH, token.id(), token.version(), token);
        });
        // What is kept for a repeated key must not hold it.
        return made.get() == null
                ? answer
                : Response.fromResponse(answer).entity(made.get().with(secret)).build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.ACCOUNTS)
    @Operation(operationId = "readToken", summary = "Read a token", description = "With its version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    public Response read(UUID id) {
        TokenView token = service.read(id);
        return Answers.versioned(token.version(), token);
    }

    @POST
    @Path("{id}/actions/revoke")
    @RolesAllowed(Rights.ACCOUNTS)
    @Operation(
            operationId = "revokeToken",
            summary = "Revoke a token",
            description =
                    "For good: on this node at once, on every other within 5 seconds. Needs no If-Match, for it must"
                            + " be quick.")
    @APIResponse(
            responseCode = "200",
            description = "The token as it is now",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    public Response revoke(UUID id) {
        TokenView token = service.revoke(id);
        return Answers.versioned(token.version(), token);
    }

    @Schema(name = "TokenPage", description = "A page of tokens")
    record TokenPage(List<TokenView> data, PageInfo page) {}
}
