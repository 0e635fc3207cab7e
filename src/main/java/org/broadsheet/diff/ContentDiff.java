package org.broadsheet.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.BylineInput;
import org.broadsheet.content.Headlines;
import org.broadsheet.content.References;

/** What differs between two contents: fields in the order of the contract, then blocks in that of the body. */
public final class ContentDiff {

    /** What there is before the first save. */
    public static final ArticleContent NOTHING = new ArticleContent(
            null,
            null,
            null,
            null,
            new Headlines(null, null, null),
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of());

    private static final List<Field> FIELDS = List.of(
            Field.plain("slug", ArticleContent::slug),
            Field.plain("headline", ArticleContent::headline),
            Field.plain("headlines", ArticleContent::headlines),
            Field.plain("kicker", ArticleContent::kicker),
            Field.plain("standfirst", ArticleContent::standfirst),
            Field.plain("type", ArticleContent::type),
            Field.plain("language", ArticleContent::language),
            new Field(
                    "section",
                    ArticleContent::section,
                    (content, known) -> content.section() == null ? null : known.section(content.section())),
            new Field(
                    "sections",
                    ArticleContent::sections,
                    (content, known) ->
                            content.sections().stream().map(known::section).toList()),
            new Field(
                    "tags",
                    ArticleContent::tags,
                    (content, known) -> content.tags().stream().map(known::tag).toList()),
            new Field(
                    "byline",
                    ArticleContent::byline,
                    (content, known) -> content.byline().stream()
                            .map(c -> new BylineInput(known.author(c.author()), c.name(), c.role()))
                            .toList()),
            Field.plain("bylineText", ArticleContent::bylineText),
            Field.plain("dateline", ArticleContent::dateline),
            Field.plain("image", ArticleContent::image));

    /**
     * A field of the contract.
     *
     * @param value what is compared: ids, which renaming does not change
     * @param shown what the contract shows of it
     */
    private record Field(
            String name,
            Function<ArticleContent, Object> value,
            BiFunction<ArticleContent, References.Known, Object> shown) {

        static Field plain(String name, Function<ArticleContent, Object> value) {
            return new Field(name, value, (content, known) -> value.apply(content));
        }
    }

    private ContentDiff() {}

    /** @param known what the references of both stand for */
    public static List<ContentChange> compare(ArticleContent before, ArticleContent after, References.Known known) {
        List<ContentChange> changes = new ArrayList<>();
        for (Field field : FIELDS) {
            if (!Objects.equals(field.value().apply(before), field.value().apply(after))) {
                changes.add(new FieldChange(
                        field.name(),
                        field.shown().apply(before, known),
                        field.shown().apply(after, known)));
            }
        }
        changes.addAll(BodyDiff.compare(before.body(), after.body(), new TextDiff(after.language())));
        return changes;
    }
}
