package org.broadsheet.comment;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.broadsheet.conversation.VoteMode;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** In which order and form an article's comments come, and where they begin. */
record WholeThreadRequest(
        @Parameter(description = "The order") @QueryParam("sort") @DefaultValue("newest")
        ThreadSort sort,

        @Parameter(
                description = "`threads`: those that begin threads, each with its first replies; `flat`: all, whatever"
                        + " they answer, by time")
        @QueryParam("view")
        @DefaultValue("threads")
        View view,

        @Parameter(description = "Id of a comment: the page that begins with its thread, or in a flat view with itself")
        @QueryParam("anchor")
        UUID anchor,

        @Parameter(description = "`true`: only those that moderators picked, whatever they answer, by time")
        @QueryParam("featured")
        @DefaultValue("false")
        Boolean featured) {

    /** Whether comments stand below what they answer. */
    @Schema(name = "CommentsView")
    enum View {
        threads(ThreadSql.THREAD),
        flat(ThreadSql.FLAT);

        private final ThreadSql.Scope scope;

        View(ThreadSql.Scope scope) {
            this.scope = scope;
        }

        ThreadSql.Scope scope() {
            return scope;
        }
    }

    ThreadSql.Scope scope() {
        return featured ? ThreadSql.FEATURED : view.scope();
    }

    /** @throws ProblemException 400 where one thing asked for excludes another */
    void check(PageRequest page) {
        if (anchor != null && page.cursor() != null) {
            throw ProblemException.invalid(FieldError.parameter(
                    "anchor", "conflict", "A page begins at a comment or at a cursor, not at both"));
        }
        if (scope().in(sort) == null) {
            throw ProblemException.invalid(
                    FieldError.parameter("sort", "conflict", "What is no tree is newest or oldest first"));
        }
    }

    /** @throws ProblemException 400 where it is an order by votes that are not cast there */
    void check(VoteMode votes) {
        if (sort == ThreadSort.controversial && !votes.takes(-1)) {
            throw ProblemException.invalid(
                    FieldError.parameter("sort", "conflict", "There are no votes against comments here"));
        }
    }
}
