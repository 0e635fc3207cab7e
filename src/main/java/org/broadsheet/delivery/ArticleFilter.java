package org.broadsheet.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.ArticleType;
import org.broadsheet.reference.Reference;
import org.broadsheet.reference.Total;
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which articles a list holds. One filter repeated means any of its values, different filters mean all of them. */
public record ArticleFilter(
        @Parameter(description = "Slug or id: articles in this section or one below it, first or further")
        @QueryParam("section")
        @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> section,

        @Parameter(description = "Slug or id: articles whose first section is this one or one below it")
        @QueryParam("primarySection")
        @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> primarySection,

        @Parameter(description = "Slug or id of an author in the byline") @QueryParam("author") @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> author,

        @Parameter(description = "Slug or id of a tag") @QueryParam("tag") @Size(max = 20) List<@Size(max = Slugs.MAX_LENGTH) String> tag,

        @Parameter(description = "The kind of journalism") @QueryParam("type")
        List<ArticleType> type,

        @Parameter(description = "BCP 47 tag, as articles have it") @QueryParam("language") @Size(max = 20) List<@Size(min = 2, max = 35) @Pattern(regexp = Formats.LANGUAGE_TAG) String> language,

        @Parameter(description = "Ids of articles") @QueryParam("ids") @Size(max = 100) List<@Size(max = 36) String> ids,

        @Parameter(description = "Date line at or after this time") @QueryParam("publishedFrom")
        Instant publishedFrom,

        @Parameter(description = "Date line before this time") @QueryParam("publishedBefore")
        Instant publishedBefore,

        @Parameter(description = "The order; articles that were never updated stand at their `publishedAt`")
        @QueryParam("sort")
        @DefaultValue("-publishedAt")
        Sort sort,

        @Parameter(description = "Number of the page, instead of a cursor; `page` times `limit` is at most 10,000")
        @QueryParam("page")
        @Min(1) @Max(10_000) Integer page,

        @Parameter(description = "Whether the whole list is counted; `page` always does")
        @QueryParam("total")
        @DefaultValue("none")
        Total total) {

    /** One list that is asked for. */
    public record Wanted(int group, String prefix, String kind, String name) {}

    /** The lists asked for, the one that is likely the shortest in group 0: it is scanned, the others are looked up. */
    public List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        int group = 0;
        group = add(wanted, group, Lists.ARTICLE, null, ids);
        group = add(wanted, group, Lists.TAG, Reference.TAG, tag);
        group = add(wanted, group, Lists.AUTHOR, Reference.AUTHOR, author);
        group = add(wanted, group, Lists.PRIMARY, Reference.SECTION, primarySection);
        group = add(wanted, group, Lists.SECTION, Reference.SECTION, section);
        group = add(
                wanted, group, Lists.TYPE, null, type.stream().map(Enum::name).toList());
        group = add(wanted, group, Lists.LANGUAGE, null, language);
        if (group == 0) {
            wanted.add(new Wanted(0, Lists.ALL, null, ""));
        }
        return wanted;
    }

    private static int add(List<Wanted> wanted, int group, String prefix, String kind, List<String> names) {
        names.forEach(name -> wanted.add(new Wanted(group, prefix, kind, name)));
        return names.isEmpty() ? group : group + 1;
    }
}
