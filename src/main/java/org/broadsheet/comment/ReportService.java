package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolationException;
import java.time.Clock;
import java.util.UUID;
import org.broadsheet.article.Articles;
import org.broadsheet.change.ChangeType;
import org.broadsheet.conversation.Policies;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.Slice;

/** Reporting comments. */
@ApplicationScoped
class ReportService {

    private final ReadableComments comments;
    private final CommentTree tree;
    private final Policies policies;
    private final Articles articles;
    private final Callers callers;
    private final Patches inputs;
    private final Clock clock;

    ReportService(
            ReadableComments comments,
            CommentTree tree,
            Policies policies,
            Articles articles,
            Callers callers,
            Patches inputs,
            Clock clock) {
        this.comments = comments;
        this.tree = tree;
        this.policies = policies;
        this.articles = articles;
        this.callers = callers;
        this.inputs = inputs;
        this.clock = clock;
    }

    /**
     * Takes a report, unless the same one has reported the comment as it is now; withholds the comment where there are
     * enough. The article is held meanwhile.
     *
     * @throws ConstraintViolationException where it breaks a bound
     * @throws ProblemException 404 where no such comment can be read
     */
    @Transactional
    void report(UUID id, Voter reporter, ReportComment input) {
        inputs.check(input);
        Comment comment = comments.hold(id);
        if (CommentReport.isKnown(comment, reporter)) {
            return;
        }
        CommentReport report = new CommentReport(comment, reporter, input, clock.instant());
        report.persist();
        if (comment.report(report, policies.of(comment.article()).settings().hideAtReports())) {
            tree.settle(ChangeType.commentHidden, comment, true);
        }
    }

    /**
     * Of one comment, the newest first.
     *
     * @throws ProblemException 404 where there is no such comment that the caller decides about
     */
    Listing<ReportView> list(UUID id, PageRequest request, PageLinks links) {
        Comment.articleOf(id)
                .filter(article -> articles.may(article, callers.current(), Rights.MODERATE) || callers.hides())
                .orElseThrow(() -> ReadableComments.unknown(id));
        Slice<CommentReport> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> CommentReport.page(id, from, size),
                report -> new String[] {report.at().toString(), report.id().toString()});
        return new Listing<>(slice.rows().stream().map(ReportView::of).toList(), links.info(slice, request.limit()));
    }
}
