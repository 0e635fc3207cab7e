package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.author.AuthorSummary;
import org.broadsheet.author.Authors;
import org.broadsheet.change.ChangeType;
import org.broadsheet.delivery.ArticleStats;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Saying which readers belong to the newsroom. */
@ApplicationScoped
class BadgeService {

    private static final String ARTICLES = """
            select distinct article from Comment where reader = :reader and status = :approved order by article""";

    private final Authors authors;
    private final ArticleStats stats;

    BadgeService(Authors authors, ArticleStats stats) {
        this.authors = authors;
        this.stats = stats;
    }

    /**
     * Replaces all that was said of the reader. Every thread in which readers see them is told of.
     *
     * @throws ProblemException 404 where there is no such reader; 400 where there is no such author
     */
    @Transactional
    BadgeView badge(UUID id, BadgeCommenter input) {
        UUID author = Optional.ofNullable(input.author()).map(this::author).orElse(null);
        Commenter commenter = Commenter.<Commenter>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(ProblemType.notFound, "There is no reader " + id));
        commenter.badge(author, input.staff());
        for (UUID article : articles(commenter)) {
            stats.hold(article);
            stats.commentsChanged(ChangeType.commentShown, article, 0);
        }
        return BadgeView.of(commenter);
    }

    private UUID author(String name) {
        AuthorSummary author = authors.resolve(List.of(name)).get(name);
        if (author == null) {
            throw ProblemException.invalid(FieldError.at("/author", "unknownReference", "There is no author " + name));
        }
        return author.id();
    }

    private static List<UUID> articles(Commenter commenter) {
        return Comment.getEntityManager()
                .createQuery(ARTICLES, UUID.class)
                .setParameter("reader", commenter)
                .setParameter("approved", CommentStatus.approved)
                .getResultList();
    }
}
