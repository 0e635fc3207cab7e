package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.change.Keys;
import org.broadsheet.delivery.PublishedArticles;
import org.broadsheet.http.Problem;
import org.broadsheet.reference.Delivered;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ThreadResource.PATH + "/counts")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Comments", description = "What readers say about articles")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class CommentCountsResource {

    private static final int MOST = 200;
    private static final Pattern SLUG = Pattern.compile(Slugs.PATTERN);

    private final PublishedArticles published;
    private final Delivered delivered;
    private final ObjectMapper json;

    CommentCountsResource(PublishedArticles published, Delivered delivered, ObjectMapper json) {
        this.published = published;
        this.delivered = delivered;
        this.json = json;
    }

    @GET
    @Operation(
            operationId = "countPublicComments",
            summary = "Count the comments of several articles",
            description = "In the order asked for; what is no public article is left out.")
    @APIResponse(
            responseCode = "200",
            description = "The numbers",
            content = @Content(schema = @Schema(implementation = CommentCounts.class)))
    public Response counts(
            @Parameter(
                            description = "Slugs or ids, separated by commas, at most " + MOST,
                            required = true,
                            schema = @Schema(implementation = String.class))
                    @QueryParam("articles")
                    @NotNull @Size(max = 16_000) String articles)
            throws JsonProcessingException {
        List<String> names = Stream.of(articles.split(",")).distinct().toList();
        if (names.size() > MOST) {
            throw ProblemException.invalid(
                    FieldError.parameter("articles", "tooLong", "At most " + MOST + " articles are counted at once"));
        }
        List<PublishedArticles.Numbers> numbers = published.numbers(names);
        return delivered.json(json.writeValueAsBytes(new CommentCounts(numbers)), keys(names, numbers));
    }

    /** Of whatever was asked for, there or not: a name may come to lead somewhere. */
    private static Set<String> keys(List<String> names, List<PublishedArticles.Numbers> numbers) {
        Set<String> keys = new HashSet<>(Set.of(Keys.threads()));
        names.stream()
                .filter(name -> Ids.isId(name) || SLUG.matcher(name).matches())
                .forEach(name -> keys.add(Ids.isId(name) ? Keys.article(UUID.fromString(name)) : Keys.slug(name)));
        numbers.forEach(found -> {
            keys.add(Keys.article(found.articleId()));
            keys.add(Keys.counts(found.articleId()));
        });
        return keys;
    }
}
