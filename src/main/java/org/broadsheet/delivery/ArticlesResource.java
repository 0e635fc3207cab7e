package org.broadsheet.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.broadsheet.cache.Answer;
import org.broadsheet.change.Keys;
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

@Path(ArticlesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Articles", description = "What is published")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class ArticlesResource {

    static final String PATH = "/api/v1/articles";

    /** RFC 9110, section 5.6.7. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private static final String INCLUDE = "Comma-separated: what each article holds beyond the usual";

    private static final String FIELDS = "Comma-separated: only these properties, as in `headline,authors.name`";

    private final PublicArticles articles;
    private final Delivered delivered;

    ArticlesResource(PublicArticles articles, Delivered delivered) {
        this.articles = articles;
        this.delivered = delivered;
    }

    @GET
    @Operation(
            operationId = "listPublicArticles",
            summary = "List articles",
            description = "Newest first by default. Filters narrow the list; an unknown section, author or tag makes it"
                    + " empty.")
    @APIResponse(
            responseCode = "200",
            description = "A page of articles",
            content = @Content(schema = @Schema(implementation = ArticleDocument.Page.class)))
    public Response list(
            @Valid @BeanParam ArticleFilter filter,
            @Valid @BeanParam ArticleOrder order,
            @Valid @BeanParam PageRequest page,
            @Parameter(description = INCLUDE, schema = @Schema(pattern = Include.PATTERN)) @QueryParam("include")
                    String include,
            @Parameter(description = FIELDS) @QueryParam("fields") @Size(max = 1000) String fields,
            @Context UriInfo uri) {
        FieldSelection selection = FieldSelection.parse(fields, ArticleDocument.class);
        PublicArticles.Page found = articles.list(filter, order, page, included(include, selection), uri);
        return delivered.page(
                found.rows().stream().map(row -> picked(row, selection)).toList(), found.page(), found.keys());
    }

    @GET
    @Path("{article}")
    @Operation(
            operationId = "readPublicArticle",
            summary = "Read an article",
            description = "By its slug or id. A former slug answers 308 to the present one.")
    @APIResponse(responseCode = "410", description = "It was withdrawn for ever")
    @APIResponse(
            responseCode = "200",
            description = "The article with its body",
            content = @Content(schema = @Schema(implementation = ArticleDocument.class)))
    public Response read(
            @Parameter(description = "Slug or id") @PathParam("article") String name,
            @Parameter(description = INCLUDE, schema = @Schema(pattern = Include.PATTERN)) @QueryParam("include")
                    String include,
            @Parameter(description = FIELDS) @QueryParam("fields") @Size(max = 1000) String fields,
            @Context UriInfo uri) {
        FieldSelection selection = FieldSelection.parse(fields, ArticleDocument.class);
        ArticleQueries.Found found = articles.find(name, includedInOne(include, selection));
        if (!found.isNamed(name)) {
            return delivered.moved(
                    PATH + "/" + found.slug(),
                    uri.getRequestUri().getRawQuery(),
                    Set.of(Keys.slug(name), Keys.article(found.id())));
        }
        Answer answer = Delivered.answer(picked(found.json(), selection), PublicArticles.keys(found));
        return Response.ok(answer.with(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(found.modifiedAt())))
                .build();
    }

    /** What an article's own answer holds beyond the usual. */
    static Set<Include> includedInOne(String include, FieldSelection selection) {
        Set<Include> included = included(include, selection);
        if (selection == null) {
            included.add(Include.body);
        }
        return included;
    }

    private static Set<Include> included(String include, FieldSelection selection) {
        Set<Include> included = Include.parse(include);
        if (selection != null) {
            included.addAll(selection.includes());
        }
        return included;
    }

    static String picked(String json, FieldSelection selection) {
        return selection == null ? json : selection.pick(json);
    }
}
