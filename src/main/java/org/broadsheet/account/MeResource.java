package org.broadsheet.account;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.audit.Audited;
import org.broadsheet.http.Problem;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Right;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/manage/me")
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Users")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class MeResource {

    private final Callers callers;
    private final TokenService tokens;
    private final GrantNames names;

    MeResource(Callers callers, TokenService tokens, GrantNames names) {
        this.callers = callers;
        this.tokens = tokens;
        this.names = names;
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "readMe",
            summary = "Read what you may do",
            description = "For every caller, also one without any right.")
    @APIResponse(
            responseCode = "200",
            description = "Who you are, and what you may do",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = MeView.class)))
    public MeView me() {
        Caller caller = callers.current();
        return new MeView(
                caller.id(),
                caller.name(),
                rights(caller.rights()),
                caller.grants().stream()
                        .map(grant -> new MeView.MyGrant(
                                rights(grant.rights()),
                                grant.own(),
                                names.slugs(grant.sections()),
                                grant.languages() == null
                                        ? null
                                        : grant.languages().stream().sorted().toList()))
                        .toList(),
                caller.token() == null ? null : tokens.read(caller.token()));
    }

    /** In the order of the contract. */
    private static List<Right> rights(Collection<String> names) {
        return Stream.of(Right.values())
                .filter(right -> names.contains(right.name()))
                .toList();
    }
}
