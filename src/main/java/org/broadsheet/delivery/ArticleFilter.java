package org.broadsheet.delivery;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.ArticleType;
import org.broadsheet.query.Reads.Reading;
import org.broadsheet.reference.Reference;
import org.broadsheet.shared.Formats;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which articles a list or a search holds. One filter repeated means any of its values, different filters mean all of them. */
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
        Instant publishedBefore) {

    /** One list that is asked for. */
    record Wanted(int group, String prefix, String kind, String name) {}

    /** The lists asked for, the one that is likely the shortest in group 0: it is scanned, the others are looked up. */
    private List<Wanted> wanted() {
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

    /** Says to a statement what it lets through: which lists of which groups, and between which date lines. */
    public Reading on(Reading query) {
        List<Wanted> wanted = wanted();
        return query.with("groups", wanted.stream().map(Wanted::group).toArray(Integer[]::new))
                .with("prefixes", wanted.stream().map(Wanted::prefix).toArray(String[]::new))
                .with("kinds", wanted.stream().map(Wanted::kind).toArray(String[]::new))
                .with("names", wanted.stream().map(Wanted::name).toArray(String[]::new))
                .with("from", publishedFrom == null ? Sort.Dates.BEGINNING : publishedFrom)
                .with("before", publishedBefore == null ? Sort.Dates.END : publishedBefore);
    }

    private static int add(List<Wanted> wanted, int group, String prefix, String kind, List<String> names) {
        names.forEach(name -> wanted.add(new Wanted(group, prefix, kind, name)));
        return names.isEmpty() ? group : group + 1;
    }
}
