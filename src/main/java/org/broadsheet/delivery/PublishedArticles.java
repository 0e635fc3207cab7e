package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.shared.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What others may ask about public articles. */
@ApplicationScoped
public class PublishedArticles {

    /**
     * For statements that begin at a public article: {@code published_article a}, to be narrowed by {@code n.kind =
     * 'article'} and {@code n.name}, which is a slug, a former slug or an id.
     */
    public static final String BY_NAME = "published_name n join published_article a on a.article_id = n.target";

    /** As above, with what {@link ThreadState} needs. */
    public static final String WITH_THREAD = BY_NAME + "\n" + ThreadState.JOINS;

    private static final SqlStatement FIND =
            SqlStatement.of("""
            select a.article_id, a.slug from {published}
            where n.kind = 'article' and n.name = :name and {shown}""".replace("{published}", WITH_THREAD).replace("{shown}", ThreadState.IS_SHOWN));

    private static final SqlStatement NUMBERS = SqlStatement.of("""
            select w.name, a.article_id, a.slug, {count}, {open}
            from unnest(:names) with ordinality w (name, place)
            join published_name n on n.kind = 'article' and n.name = w.name
            join published_article a on a.article_id = n.target
            {joins}
            order by w.place""".replace("{count}", ThreadState.COUNT)
            .replace("{open}", ThreadState.IS_OPEN)
            .replace("{joins}", ThreadState.JOINS));

    private final Reads reads;
    private final Conversation conversation;
    private final Withdrawals withdrawals;

    PublishedArticles(Reads reads, Conversation conversation, Withdrawals withdrawals) {
        this.reads = reads;
        this.conversation = conversation;
        this.withdrawals = withdrawals;
    }

    /** @param slug the one it has now */
    public record Found(UUID id, String slug) {

        /** Whether the name is a present one, not a former slug. */
        public boolean isNamed(String name) {
            return name.equals(slug) || name.equals(id.toString());
        }
    }

    /**
     * The article, where there is a thread below it.
     *
     * @param name slug, former slug or id
     */
    public Optional<Found> find(String name) {
        return reads.of(FIND)
                .with("name", name)
                .with("mode", conversation.mode())
                .first(row -> new Found(row.uuid(1), row.text(2)));
    }

    /**
     * Why there is no such article.
     *
     * @param name a slug, a former slug or an id
     * @return 410 {@code withdrawn} with the statement, or 404
     */
    public ProblemException missing(String name) {
        return withdrawals.missing(name);
    }

    /**
     * How much is said about an article.
     *
     * @param article the name that was asked for
     * @param slug the one it has now
     * @param commentCount approved comments
     * @param commentsOpen whether comments are taken now
     */
    @Schema(name = "CommentNumbers", description = "How much is said about an article")
    public record Numbers(
            @Schema(description = "As it was asked for: slug, former slug or id")
            String article,

            UUID articleId,

            @Schema(description = "The one it has now") String slug,

            @Schema(description = "Approved comments") int commentCount,

            @Schema(description = "Whether comments are taken")
            boolean commentsOpen) {}

    /** Of those names that lead to public articles, in their order. */
    public List<Numbers> numbers(List<String> names) {
        return ThreadState.with(conversation, reads.of(NUMBERS))
                .with("names", names.toArray(String[]::new))
                .list(row -> new Numbers(
                        row.text(1), row.uuid(2), row.text(3), row.number(4).intValue(), row.truth(5)));
    }
}
