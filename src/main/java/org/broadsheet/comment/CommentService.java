package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolationException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.body.Remark;
import org.broadsheet.delivery.ArticleStats;
import org.broadsheet.delivery.PublishedArticles;
import org.broadsheet.security.Reader;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Writing comments. */
@ApplicationScoped
class CommentService {

    private final PublishedArticles articles;
    private final ArticleStats stats;
    private final CommentTree tree;
    private final Modes modes;
    private final Patches inputs;
    private final CommentsConfig config;
    private final Clock clock;

    CommentService(
            PublishedArticles articles,
            ArticleStats stats,
            CommentTree tree,
            Modes modes,
            Patches inputs,
            CommentsConfig config,
            Clock clock) {
        this.articles = articles;
        this.stats = stats;
        this.tree = tree;
        this.modes = modes;
        this.inputs = inputs;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The public article that a name leads to.
     *
     * @throws ProblemException 404 where there is none, or no threads
     */
    PublishedArticles.Found article(String name) {
        return Optional.of(name)
                .filter(n -> modes.isShown())
                .flatMap(articles::find)
                .orElseThrow(() -> new ProblemException(ProblemType.notFound, "There is no such article"));
    }

    /**
     * The comment under the name that it will have: that of the token, where a reader has signed in and it tells one.
     *
     * @throws ConstraintViolationException where it breaks a bound
     * @throws ProblemException 400 where a reader wants another name than that of the token
     */
    CreateComment named(CreateComment input, Optional<Reader> reader) {
        Optional<String> name = reader.flatMap(Reader::name);
        if (name.isEmpty()) {
            inputs.check(input, CreateComment.Nameless.class);
            return input;
        }
        inputs.check(input);
        if (input.name() != null && !input.name().equals(name.get())) {
            throw ProblemException.invalid(
                    FieldError.at("/name", "invalid", "You have signed in under another name; leave it out"));
        }
        return input.named(name.get());
    }

    /**
     * Takes a comment: shown at once, or held, as the mode wants it.
     *
     * @param input with a name
     * @param reader who has signed in; empty for a guest
     * @throws ProblemException 409 {@code commentsClosed}; 400 where nothing can be seen of the text, or there is no such
     *     comment to answer
     */
    @Transactional
    Comment create(PublishedArticles.Found article, CreateComment input, Optional<Reader> reader) {
        CommentMode mode = modes.current();
        if (!mode.isAccepting() || !article.commentsOpen()) {
            throw new ProblemException(ProblemType.commentsClosed, "Nobody can comment on this article now");
        }
        Remark remark = Remark.of(input.body());
        if (remark.html().isEmpty()) {
            throw ProblemException.invalid(FieldError.at("/body", "blank", "Nothing of this text can be seen"));
        }
        Instant now = clock.instant();
        Optional<Commenter> commenter = reader.map(who -> Commenter.know(who, input.name(), now));
        if (mode != CommentMode.pre) {
            stats.hold(article.id());
        }
        Comment parent = input.parentId() == null ? null : parent(article.id(), input.parentId());
        Comment comment = new Comment(Ids.next(), article.id(), parent, input, remark, now);
        commenter.ifPresent(comment::isOf);
        if (mode != CommentMode.pre) {
            comment.admit(mode == CommentMode.post);
        }
        tree.settle("comment.created", comment, false);
        comment.persist();
        return comment;
    }

    /** What the new comment answers, or the nearest above it that may have answers. */
    private Comment parent(UUID article, UUID wanted) {
        Comment parent = Comment.<Comment>findByIdOptional(wanted)
                .filter(c -> c.article().equals(article) && c.isApproved())
                .orElseThrow(() -> ProblemException.invalid(FieldError.at(
                        "/parentId", "unknownReference", "There is no comment " + wanted + " here to answer")));
        int deepest = config.maxDepth() - 1;
        if (parent.depth() <= deepest) {
            return parent;
        }
        return deepest < 0 ? null : Comment.findById(parent.ancestor(deepest));
    }
}
