package org.broadsheet.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.delivery.Conversation;
import org.broadsheet.delivery.PublishedArticles;
import org.broadsheet.delivery.ThreadState;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;

/** What holds where. */
@ApplicationScoped
public class Policies implements Conversation {

    /** The nearest first. */
    private static final String TEMPLATE = """
            select cast(c.settings as text), r.language, a.published_at,
                coalesce((select version from comment_word_list), 0), {id}, {slug}
            from {article}
            left join comment_settings c on c.id = any(:publication || s.lineage || {id})
            where {condition}
            order by array_position(:publication || s.lineage || {id}, c.id) desc""";

    /** Of what is public, or of the draft where nothing is. */
    private static final SqlStatement OF_ARTICLE = statement("a.id", "null", """
            article a
            join article_revision r on r.id = coalesce(a.published_revision, a.draft_revision)
            join published_ref s on s.id = r.section_id""", "a.id = :article");

    private static final SqlStatement OF_NAME = statement(
            "a.article_id",
            "a.slug",
            PublishedArticles.WITH_THREAD + "\njoin article_revision r on r.id = a.revision_id",
            "n.kind = 'article' and n.name = :name and " + ThreadState.IS_SHOWN);

    private static final SqlStatement OF_SECTION = SqlStatement.of("""
            select cast(c.settings as text)
            from published_ref s
            join comment_settings c on c.id = any(:publication || s.lineage)
            where s.id = :section
            order by array_position(:publication || s.lineage, c.id) desc""");

    private static final SqlStatement OF_PUBLICATION =
            SqlStatement.of("select cast(c.settings as text) from comment_settings c where c.id = :publication");

    private final Reads reads;
    private final ObjectMapper json;
    private final CommentSettings configured;

    Policies(Reads reads, ObjectMapper json, CommentsConfig config) {
        this.reads = reads;
        this.json = json;
        this.configured = CommentSettings.of(config);
    }

    @Override
    public String mode() {
        return configured.mode().name();
    }

    @Override
    public String votes() {
        return configured.votes().name();
    }

    @Override
    public int closeAfterDays() {
        return configured.closeAfterDays();
    }

    /**
     * A public article with a thread below it.
     *
     * @param policy what holds there
     */
    public record Public(PublishedArticles.Found article, CommentPolicy policy) {}

    private record Line(String settings, String language, Instant published, long words, UUID article, String slug) {}

    /**
     * What holds below an article, public or not.
     *
     * @throws IllegalStateException where there is no such article
     */
    public CommentPolicy of(UUID article) {
        List<Line> lines = lines(reads.of(OF_ARTICLE).with("article", article));
        if (lines.isEmpty()) {
            throw new IllegalStateException("There is no article " + article);
        }
        return policy(lines);
    }

    /**
     * The article with what holds below it, where there is a thread; by one statement.
     *
     * @param name slug, former slug or id
     */
    public Optional<Public> find(String name) {
        List<Line> lines = lines(reads.of(OF_NAME).with("name", name).with("mode", mode()));
        return lines.stream()
                .findFirst()
                .map(line -> new Public(new PublishedArticles.Found(line.article(), line.slug()), policy(lines)));
    }

    private static List<Line> lines(Reads.Reading reading) {
        return reading.with("publication", new UUID[] {SettingsScope.PUBLICATION})
                .list(row ->
                        new Line(row.text(1), row.text(2), row.instant(3), row.number(4), row.uuid(5), row.text(6)));
    }

    private CommentPolicy policy(List<Line> lines) {
        Line first = lines.get(0);
        return CommentPolicy.of(
                first.article(),
                first.language(),
                folded(lines.stream()
                        .map(Line::settings)
                        .filter(Objects::nonNull)
                        .toList()),
                first.published(),
                first.words());
    }

    /** What holds in one place. */
    CommentSettings in(SettingsScope scope, UUID id) {
        return switch (scope) {
            case publication ->
                folded(reads.of(OF_PUBLICATION)
                        .with("publication", SettingsScope.PUBLICATION)
                        .list(row -> row.text(1)));
            case section ->
                folded(reads.of(OF_SECTION)
                        .with("publication", new UUID[] {SettingsScope.PUBLICATION})
                        .with("section", id)
                        .list(row -> row.text(1)));
            case article -> of(id).settings();
        };
    }

    private static SqlStatement statement(String id, String slug, String article, String condition) {
        return SqlStatement.of(TEMPLATE.replace("{id}", id)
                .replace("{slug}", slug)
                .replace("{article}", article)
                .replace("{condition}", condition));
    }

    /** @param nearest what is set, the nearest first */
    private CommentSettings folded(List<String> nearest) {
        CommentSettings settings = CommentSettings.NONE;
        for (String next : nearest) {
            settings = settings.or(read(next));
        }
        return settings.or(configured);
    }

    private CommentSettings read(String stored) {
        try {
            return json.readValue(stored, CommentSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("These settings cannot be read", e);
        }
    }
}
