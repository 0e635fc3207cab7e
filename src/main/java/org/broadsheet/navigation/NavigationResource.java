package org.broadsheet.navigation;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.change.Keys;
import org.broadsheet.http.Problem;
import org.broadsheet.reference.Delivered;
import org.broadsheet.reference.Reference;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(NavigationResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Navigation", description = "Ways into what is published, with numbers")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class NavigationResource {

    static final String PATH = "/api/v1/navigation";

    private final NavigationQueries queries;
    private final Delivered delivered;

    NavigationResource(NavigationQueries queries, Delivered delivered) {
        this.queries = queries;
        this.delivered = delivered;
    }

    @GET
    @Operation(
            operationId = "navigation",
            summary = "Read the tree of sections",
            description =
                    "All sections that are listed, each with those below it and with the number of articles, in the"
                            + " order of the tree.")
    @APIResponse(
            responseCode = "200",
            description = "The tree",
            content = @Content(schema = @Schema(implementation = NavigationDocument.class)))
    public Response read() {
        Map<UUID, List<NavigationQueries.Section>> below = new HashMap<>();
        queries.sections()
                .forEach(section -> below.computeIfAbsent(section.parent(), p -> new ArrayList<>())
                        .add(section));
        // An article that comes into a section names the lists of those above it too.
        Set<String> keys = new LinkedHashSet<>(Set.of(Keys.references(Reference.SECTION)));
        below.getOrDefault(null, List.of())
                .forEach(top -> keys.add(Keys.list(Keys.reference(Reference.SECTION, top.id()))));
        return delivered.json("{\"sections\":" + json(null, below) + "}", keys);
    }

    private static String json(UUID parent, Map<UUID, List<NavigationQueries.Section>> below) {
        return below.getOrDefault(parent, List.of()).stream()
                .map(section -> "{" + section.members() + ",\"articleCount\":" + section.articles()
                        + ",\"ownArticleCount\":" + section.own() + ",\"sections\":" + json(section.id(), below) + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
