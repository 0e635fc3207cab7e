package org.broadsheet.navigation;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.http.Problem;
import org.broadsheet.navigation.ArchiveFilter.Mentioned;
import org.broadsheet.reference.Delivered;
import org.broadsheet.reference.Json;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(ArchiveResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Navigation", description = "Ways into what is published, with numbers")
@Extension(name = Contract.DELIVERY, value = "")
@APIResponse(
        responseCode = "400",
        description = "The request is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class ArchiveResource {

    static final String PATH = "/api/v1/archive";

    private final ArchiveQueries queries;
    private final Calendar calendar;
    private final Delivered delivered;
    private final Json json;

    ArchiveResource(ArchiveQueries queries, Calendar calendar, Delivered delivered, Json json) {
        this.queries = queries;
        this.calendar = calendar;
        this.delivered = delivered;
        this.json = json;
    }

    @GET
    @Operation(
            operationId = "archive",
            summary = "Count articles by year, month or day",
            description =
                    "The years in which something was published; with `year` its months, with `month` too its days;"
                            + " of all articles, or of those of one section, author or tag. Days are those of the site's time zone. The"
                            + " list of articles takes `publishedFrom` and `publishedBefore` of each as they are.")
    @APIResponse(
            responseCode = "200",
            description = "The periods, newest first",
            content = @Content(schema = @Schema(implementation = ArchiveDocument.class)))
    public Response read(@Valid @BeanParam ArchiveFilter filter) {
        Mentioned mentioned = filter.demandOne();
        List<Calendar.Period> periods = periods(filter);
        ArchiveQueries.Counted counted = queries.count(mentioned, periods);
        List<ArchiveDocument.Period> told = new ArrayList<>();
        for (int place = 0; place < periods.size(); place++) {
            Long articles = counted.articles().get(place);
            if (articles != null) {
                Calendar.Period period = periods.get(place);
                told.add(new ArchiveDocument.Period(period.name(), period.from(), period.before(), articles));
            }
        }
        String archive = json.text(new ArchiveDocument(calendar.zone().getId(), told));
        return delivered.json(archive, counted.keys());
    }

    private List<Calendar.Period> periods(ArchiveFilter filter) {
        if (filter.year() == null) {
            return calendar.years();
        }
        return filter.month() == null ? calendar.months(filter.year()) : calendar.days(filter.year(), filter.month());
    }
}
