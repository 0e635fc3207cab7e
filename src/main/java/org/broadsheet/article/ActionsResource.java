package org.broadsheet.article;

import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.broadsheet.audit.Audited;
import org.broadsheet.http.Problem;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Answers;
import org.broadsheet.shared.Blocker;
import org.broadsheet.shared.Contract;
import org.broadsheet.workflow.Action;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ArticleResource.PATH + "/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Audited
@Tag(name = "Articles")
@Extension(name = Contract.MANAGEMENT, value = "")
@APIResponse(
        responseCode = "200",
        description = "The article as it is now",
        content = @Content(schema = @Schema(implementation = ArticleView.class)))
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class ActionsResource {

    private final ActionService service;

    ActionsResource(ActionService service) {
        this.service = service;
    }

    @GET
    @Path("blockers")
    @RolesAllowed(Rights.READ)
    @Operation(
            operationId = "listBlockers",
            summary = "List what stands in the way",
            description = "Everything that keeps the draft from being published now, each with its place.")
    @APIResponse(
            responseCode = "200",
            description = "What stands in the way",
            content = @Content(schema = @Schema(implementation = BlockerList.class)))
    public BlockerList blockers(UUID id) {
        return new BlockerList(service.blockers(id));
    }

    @POST
    @Path("actions/submit")
    @RolesAllowed(Rights.EDIT)
    @Operation(operationId = "submitArticle", summary = "Submit a draft", description = "Hands it to whoever reviews.")
    public Response submit(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ActionNote note) {
        return move(id, ifMatch, Action.submit, note);
    }

    @POST
    @Path("actions/approve")
    @RolesAllowed(Rights.REVIEW)
    @Operation(
            operationId = "approveArticle",
            summary = "Approve a draft",
            description = "What was submitted is ready to be published.")
    public Response approve(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ActionNote note) {
        return move(id, ifMatch, Action.approve, note);
    }

    @POST
    @Path("actions/sendBack")
    @RolesAllowed(Rights.REVIEW)
    @Operation(
            operationId = "sendBackArticle",
            summary = "Send a draft back",
            description = "It needs a note that says why.")
    public Response sendBack(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull SendBackArticle why) {
        return answer(service.move(id, ifMatch, Action.sendBack, why.note()));
    }

    @POST
    @Path("actions/requestLegal")
    @RolesAllowed(Rights.EDIT)
    @Operation(
            operationId = "requestLegalArticle",
            summary = "Ask for legal review",
            description = "The draft waits for `signOff`.")
    public Response requestLegal(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ActionNote note) {
        return move(id, ifMatch, Action.requestLegal, note);
    }

    @POST
    @Path("actions/signOff")
    @RolesAllowed(Rights.LEGAL)
    @Operation(
            operationId = "signOffArticle",
            summary = "Sign off a draft",
            description = "What the lawyers looked at is ready to be published.")
    public Response signOff(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ActionNote note) {
        return move(id, ifMatch, Action.signOff, note);
    }

    @POST
    @Path("actions/hold")
    @RolesAllowed(Rights.LEGAL)
    @Operation(
            operationId = "holdArticle",
            summary = "Hold an article back",
            description = "Nothing is published before `release`; what is public stays public.")
    public Response hold(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ActionNote note) {
        return move(id, ifMatch, Action.hold, note);
    }

    @POST
    @Path("actions/release")
    @RolesAllowed(Rights.LEGAL)
    @Operation(operationId = "releaseArticle", summary = "Release an article", description = "Ends `hold`.")
    public Response release(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ActionNote note) {
        return move(id, ifMatch, Action.release, note);
    }

    @POST
    @Path("actions/cancelSchedule")
    @RolesAllowed(Rights.SCHEDULE)
    @Operation(
            operationId = "cancelScheduleArticle",
            summary = "Cancel a schedule",
            description = "What was to happen by itself does not.")
    public Response cancelSchedule(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ActionNote note) {
        return move(id, ifMatch, Action.cancelSchedule, note);
    }

    @POST
    @Path("actions/archive")
    @RolesAllowed(Rights.PUBLISH)
    @Operation(
            operationId = "archiveArticle",
            summary = "Archive an article",
            description = "Puts away what readers do not see; it cannot be changed before `unarchive`.")
    public Response archive(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ActionNote note) {
        return move(id, ifMatch, Action.archive, note);
    }

    @POST
    @Path("actions/unarchive")
    @RolesAllowed(Rights.PUBLISH)
    @Operation(
            operationId = "unarchiveArticle",
            summary = "Take an article from the archive",
            description = "Ends `archive`.")
    public Response unarchive(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ActionNote note) {
        return move(id, ifMatch, Action.unarchive, note);
    }

    private Response move(UUID id, String ifMatch, Action action, ActionNote note) {
        return answer(service.move(id, ifMatch, action, note == null ? null : note.note()));
    }

    @POST
    @Path("actions/publish")
    @RolesAllowed(Rights.PUBLISH)
    @Operation(
            operationId = "publishArticle",
            summary = "Publish an article",
            description = "Shows the draft to readers, at once. The body may be absent.")
    public Response publish(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) PublishArticle how) {
        return answer(service.publish(id, ifMatch, how == null ? PublishArticle.PLAIN : how));
    }

    @POST
    @Path("actions/schedule")
    @RolesAllowed(Rights.SCHEDULE)
    @Operation(
            operationId = "scheduleArticle",
            summary = "Schedule an article",
            description =
                    "Publishes, unpublishes or both at later times; takes the place of a schedule before. Without a"
                            + " time it means the end of the embargo. What stands in the way is looked for now and again then;"
                            + " if something does, the article stays as it is and `schedule.problem` says why.")
    public Response schedule(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ScheduleArticle when) {
        return answer(service.schedule(id, ifMatch, when == null ? ScheduleArticle.AT_END_OF_EMBARGO : when));
    }

    @POST
    @Path("actions/unpublish")
    @RolesAllowed(Rights.PUBLISH)
    @Operation(
            operationId = "unpublishArticle",
            summary = "Unpublish an article",
            description = "Takes it from readers, at once; its slugs stay its own.")
    public Response unpublish(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Nullable @Valid @RequestBody(required = false) ActionNote note) {
        return answer(service.unpublish(id, ifMatch, note == null ? null : note.note()));
    }

    @POST
    @Path("actions/kill")
    @RolesAllowed(Rights.KILL)
    @Operation(
            operationId = "killArticle",
            summary = "Withdraw an article for ever",
            description =
                    "Its address answers 410 with the statement from now on, everywhere else it disappears. Editors"
                            + " keep what it was.")
    public Response kill(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull KillArticle why) {
        return answer(service.kill(id, ifMatch, why));
    }

    private static Response answer(ArticleView article) {
        return Answers.versioned(article.version(), article);
    }

    @Schema(name = "BlockerList", description = "What stands in the way of publishing")
    record BlockerList(List<Blocker> data) {}
}
