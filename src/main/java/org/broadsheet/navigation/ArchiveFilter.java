package org.broadsheet.navigation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.reference.Reference;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.Slugs;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of the archive is asked for, and of which articles. */
record ArchiveFilter(
        @Parameter(description = "The months of this year; all years without it")
        @QueryParam("year")
        @Min(ArchiveFilter.FIRST_YEAR) @Max(ArchiveFilter.LAST_YEAR) Integer year,

        @Parameter(description = "The days of this month of the year") @QueryParam("month") @Min(1) @Max(12) Integer month,

        @Parameter(description = "Slug or id: only articles in this section or one below it, first or further")
        @QueryParam("section")
        @Size(max = Slugs.MAX_LENGTH) String section,

        @Parameter(description = "Slug or id: only articles of this author; instead of a section")
        @QueryParam("author")
        @Size(max = Slugs.MAX_LENGTH) String author,

        @Parameter(description = "Slug or id: only articles with this tag; instead of a section or author")
        @QueryParam("tag")
        @Size(max = Slugs.MAX_LENGTH) String tag) {

    static final int FIRST_YEAR = 1;
    static final int LAST_YEAR = 9999;

    /** What articles are mentioned by. */
    record Mentioned(String kind, String name) {

        /** Every article. */
        static final Mentioned ANY = new Mentioned("all", "");
    }

    /** @throws ProblemException 400 where what is asked for makes no sense together */
    Mentioned demandOne() {
        if (month != null && year == null) {
            throw ProblemException.invalid(FieldError.parameter("month", "conflict", "A month needs its year"));
        }
        List<Mentioned> all = new ArrayList<>();
        add(all, Reference.SECTION, section);
        add(all, Reference.AUTHOR, author);
        add(all, Reference.TAG, tag);
        if (all.size() > 1) {
            throw ProblemException.invalid(FieldError.parameter(
                    all.get(1).kind(),
                    "conflict",
                    "The archive is that of one section, author or tag; the list of articles takes more"));
        }
        return all.isEmpty() ? Mentioned.ANY : all.get(0);
    }

    private static void add(List<Mentioned> all, String kind, String name) {
        if (name != null) {
            all.add(new Mentioned(kind, name));
        }
    }
}
