package org.broadsheet.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.Signer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(UsersResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Users", description = "People and programs, and what they may do")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class UsersResource {

    static final String PATH = "/api/v1/manage/users";

    private final UserService service;
    private final Signer signer;
    private final Idempotency idempotency;

    UsersResource(UserService service, Signer signer, Idempotency idempotency) {
        this.service = service;
        this.signer = signer;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Rights.ACCOUNTS)
    @Operation(operationId = "listUsers", summary = "List users", description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of users",
            content = @Content(schema = @Schema(implementation = UserPage.class)))
    public Response list(@Valid @BeanParam PageRequest request, @Context UriInfo uri) {
        return Answers.page(service.list(request, new PageLinks(uri, signer)));
    }

    @POST
    @RolesAllowed(Rights.ACCOUNTS)
    @Operation(
            operationId = "createUser",
            summary = "Create a user",
            description = "A person or a program. You can give only rights that you have everywhere yourself.")
    @APIResponse(
            responseCode = "201",
            description = "The user",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    public Response create(@Valid @NotNull SaveUser input) {
        return idempotency.once(PATH, () -> {
            UserView user = service.create(input);
            return Answers.created(PATH, user.id(), user.version(), user);
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Rights.ACCOUNTS)
    @Operation(operationId = "readUser", summary = "Read a user", description = "With its version as ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    public Response read(UUID id) {
        UserView user = service.read(id);
        return Answers.versioned(user.version(), user);
    }

    @PATCH
    @Path("{id}")
    @Consumes(Patches.MEDIA_TYPE)
    @RolesAllowed(Rights.ACCOUNTS)
    @Operation(
            operationId = "changeUser",
            summary = "Change a user",
            description = "A merge patch (RFC 7396). Counts on this node at once and on every other within 5 seconds."
                    + " `active: false` is how a user ends: what they did stays theirs.")
    @RequestBody(content = @Content(mediaType = Patches.MEDIA_TYPE, schema = @Schema(implementation = SaveUser.class)))
    @APIResponse(
            responseCode = "200",
            description = "The user as it is now",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    public Response change(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull JsonNode patch)
            throws JsonProcessingException {
        UserView user = service.change(id, ifMatch, patch);
        return Answers.versioned(user.version(), user);
    }

    @Schema(name = "UserPage", description = "A page of users")
    record UserPage(List<UserView> data, PageInfo page) {}
}
