package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.change.Keys;
import org.broadsheet.http.ClientAddress;
import org.broadsheet.http.Live;
import org.broadsheet.http.Problem;
import org.broadsheet.reference.Delivered;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.Signer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Threads while they change. */
@Path("/api/v1/articles/{article}/comments")
@PermitAll
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(responseCode = "410", description = "What changed since then is not kept any more, or too much has")
class LiveResource {

    private static final String SINCE = "since";
    private static final String LAST_EVENT = "Last-Event-ID";
    private static final String SINCE_WHEN =
            "`since` of an earlier answer, or the `id` of an event of the stream; without it, from now on";

    /** How many changes a stream may begin with; who has missed more reads them page by page, or the thread again. */
    private static final int MOST_MISSED = 200;

    private static final long RETRY_MILLIS = 3000;

    private final LiveThreads live;
    private final LiveStreams streams;
    private final Delivered delivered;
    private final ClientAddress addresses;
    private final CurrentVertxRequest current;
    private final Signer signer;

    LiveResource(
            LiveThreads live,
            LiveStreams streams,
            Delivered delivered,
            ClientAddress addresses,
            CurrentVertxRequest current,
            Signer signer) {
        this.live = live;
        this.streams = streams;
        this.delivered = delivered;
        this.addresses = addresses;
        this.current = current;
        this.signer = signer;
    }

    @GET
    @Path("changes")
    @Produces(MediaType.APPLICATION_JSON)
    @Live
    @Operation(
            operationId = "listPublicCommentChanges",
            summary = "See what changed in a thread",
            description =
                    "Every change of the article's comments since then, in order, each with the comment as it is now,"
                            + " or without where it is not shown any more. Follow `page.next` until it is null, then ask again later"
                            + " with the `since` of the last answer, or go on with the stream from there. Ask without `since` before"
                            + " you read the thread.")
    @APIResponse(
            responseCode = "200",
            description = "Changes, the oldest first",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content = @Content(schema = @Schema(implementation = CommentChange.Page.class)))
    public Response changes(
            @Parameter(description = "Slug or id") @PathParam("article") String name,
            @Parameter(description = SINCE_WHEN) @QueryParam(SINCE) @Size(max = 1000) String since,
            @Parameter(description = "Changes in one answer") @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Context UriInfo uri) {
        LiveThreads.Told told = told(name, live.place(since, SINCE), SINCE, limit, "changes", uri);
        String place = live.cursor(told.epoch(), told.position(), told.article());
        PageInfo page =
                new PageInfo(limit, null, told.isMore() ? new PageLinks(uri, signer).link(SINCE, place) : null, null);
        List<CommentChange> data =
                told.events().stream().map(LiveThreads.Event::change).toList();
        // Nobody keeps it: the next change is not among what it is made of.
        return PageLinks.header(Response.ok(new CommentChange.Page(data, page, place)), page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @Live
    @Operation(
            operationId = "streamPublicComments",
            summary = "Follow a thread",
            description =
                    "Server-sent events: `commentShown`, `commentHidden` and `commentDeleted`, each with what `changes` tells"
                            + " of it as `data`, and as `id` where to go on from. A browser's `EventSource` goes on by itself"
                            + " after a break. A line of comment is a sign of life. It ends when the article is withdrawn; a"
                            + " client that does not keep up is closed.")
    @APIResponse(
            responseCode = "200",
            description = "Events, without end",
            extensions = @Extension(name = Contract.UNVERSIONED, value = ""),
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "429", description = "Too many streams from one network")
    public Multi<OutboundSseEvent> stream(
            @Parameter(description = "Slug or id") @PathParam("article") String name,
            @Parameter(description = SINCE_WHEN) @QueryParam(SINCE) @Size(max = 1000) String since,
            @Parameter(description = "The `id` of the last event that was seen; counts for more than `since`")
                    @HeaderParam(LAST_EVENT)
                    @Size(max = 1000) String last,
            @Context UriInfo uri,
            @Context Sse sse)
            throws JsonProcessingException {
        String parameter = last == null ? SINCE : LAST_EVENT;
        Optional<LiveThreads.Place> place = live.place(last == null ? since : last, parameter);
        LiveThreads.Told found = told(name, place, parameter, 1, "stream", uri);
        RoutingContext rc = current.getCurrent();
        if (rc.request().method() == HttpMethod.HEAD) {
            head(rc);
            return Multi.createFrom().empty();
        }
        LiveStream stream = new LiveStream(
                found.article(), addresses.networkOf(rc), () -> rc.response().reset());
        streams.join(stream);
        try {
            // Read once it has joined: what comes later is sent to it, and nothing is in between.
            LiveThreads.Place from =
                    place.orElseGet(() -> new LiveThreads.Place(found.epoch(), found.newest(), found.article()));
            LiveThreads.Told missed = live.since(found.article().toString(), Optional.of(from), parameter, MOST_MISSED);
            if (missed.isMore()) {
                throw LiveThreads.expired();
            }
            List<LiveStream.Frame> frames = streams.frames(missed.epoch(), missed.article(), missed.events());
            String at = live.cursor(from.epoch(), from.position(), from.article());
            rc.addEndHandler(ended -> streams.leave(stream));
            if (rc.response().closed()) {
                // Then nobody calls the handler any more.
                streams.leave(stream);
            }
            head(rc);
            return Multi.createBy()
                    .concatenating()
                    .streams(
                            Multi.createFrom().item(begin(sse, at)),
                            Multi.createFrom().iterable(frames).map(frame -> event(sse, frame)),
                            stream.after(missed.position()).map(frame -> event(sse, frame)))
                    .onTermination()
                    .invoke(() -> streams.leave(stream));
        } catch (RuntimeException | JsonProcessingException e) {
            streams.leave(stream);
            throw e;
        }
    }

    private LiveThreads.Told told(
            String name, Optional<LiveThreads.Place> since, String parameter, int limit, String path, UriInfo uri) {
        LiveThreads.Told told = live.since(name, since, parameter, limit);
        if (!told.isNamed(name)) {
            throw new WebApplicationException(delivered.moved(
                    "/api/v1/articles/" + told.slug() + "/comments/" + path,
                    uri.getRequestUri().getRawQuery(),
                    Set.of(Keys.slug(name), Keys.article(told.article()))));
        }
        return told;
    }

    /** No cache keeps it, and no proxy holds it back until it has more of it. */
    private static void head(RoutingContext rc) {
        rc.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("X-Accel-Buffering", "no");
    }

    /** Without data it is no event, and yet the client goes on from there. */
    private static OutboundSseEvent begin(Sse sse, String place) {
        return sse.newEventBuilder()
                .comment("from here on")
                .id(place)
                .reconnectDelay(RETRY_MILLIS)
                .build();
    }

    private static OutboundSseEvent event(Sse sse, LiveStream.Frame frame) {
        return frame.isHeartbeat()
                ? sse.newEventBuilder().comment("still here").build()
                : sse.newEventBuilder()
                        .id(frame.id())
                        .name(frame.type())
                        .data(String.class, frame.json())
                        .build();
    }
}
