package org.broadsheet.search;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import org.broadsheet.delivery.ArticleFilter;
import org.broadsheet.http.Problem;
import org.broadsheet.reference.Delivered;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(SearchResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Search", description = "Finding articles by what they say")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class SearchResource {

    static final String PATH = "/api/v1/search";

    private final Searches searches;
    private final Delivered delivered;

    SearchResource(Searches searches, Delivered delivered) {
        this.searches = searches;
        this.delivered = delivered;
    }

    @GET
    @Operation(
            operationId = "search",
            summary = "Search articles",
            description =
                    "Words are found in every form that the article's language has of them. `score` is the text's rank"
                            + " times recency. The rank is PostgreSQL's `ts_rank` with weights 1 for the headline, 0.4 for the"
                            + " standfirst, 0.2 for the body and 0.1 for captions, kicker and other headlines, divided by"
                            + " 1 + ln(length of the article)."
                            + " Recency is (1 + 2^(-days / 30)) / 2, where days count from the newest match back to the article:"
                            + " from 1 down to 1/2. Of more than 2,000 matches the newest 2,000 are ranked; `sort=newest` goes"
                            + " through all. Where nothing matches and words are spelt almost like words of headlines and"
                            + " standfirsts, these are looked for, and `searchedFor` says so. What has nothing to look for in it"
                            + " finds nothing. `page.total` is the number of matches.")
    @APIResponse(
            responseCode = "200",
            description = "A page of what was found",
            content = @Content(schema = @Schema(implementation = SearchDocument.Page.class)))
    public Response search(
            @Valid @BeanParam SearchRequest search,
            @Valid @BeanParam ArticleFilter filter,
            @Valid @BeanParam PageRequest request,
            @Parameter(
                            description = "Number of the page, with `sort=relevance`; `page` times `limit` is at most"
                                    + " 2,000. With `sort=newest` a cursor is the way")
                    @QueryParam("page")
                    @Min(1) @Max(2_000) Integer page,
            @Context UriInfo uri) {
        Searches.Answered answer = searches.search(search, filter, request, page, uri);
        return delivered.json(answer.json().getBytes(StandardCharsets.UTF_8), answer.page(), answer.keys());
    }

    @GET
    @Path("suggest")
    @Operation(
            operationId = "suggest",
            summary = "Suggest articles while somebody types",
            description = "Those whose headlines hold every word, of which the last may go on; newest first.")
    @APIResponse(
            responseCode = "200",
            description = "The articles, in short",
            content = @Content(schema = @Schema(implementation = SearchDocument.Suggestions.class)))
    public Response suggest(
            @Parameter(description = "What was typed so far", required = true, example = "night tra")
                    @QueryParam("q")
                    @NotNull @Size(max = SearchQuery.MAX_LENGTH) String q,
            @Parameter(description = "Most articles") @QueryParam("limit") @DefaultValue("8") @Min(1) @Max(20) int limit) {
        Searches.Answered answer = searches.suggest(q, limit);
        return delivered.json(answer.json(), answer.keys());
    }
}
