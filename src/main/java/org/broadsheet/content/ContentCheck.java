package org.broadsheet.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.broadsheet.author.AuthorSummary;
import org.broadsheet.body.Block;
import org.broadsheet.body.Body;
import org.broadsheet.section.SectionSummary;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Place;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.SiteConfig;
import org.broadsheet.tag.TagSummary;

/** Turns an input into content: resolves references, reads the body, and reports all that is wrong at once. */
@ApplicationScoped
public class ContentCheck {

    private final References references;
    private final SiteConfig site;
    private final Clock clock;

    ContentCheck(References references, SiteConfig site, Clock clock) {
        this.references = references;
        this.site = site;
        this.clock = clock;
    }

    /**
     * @param slug finds the slug, once all else is known to be right
     * @param createdBy who created the article
     * @param before the blocks of the revision before, whose ids similar new blocks keep
     */
    public ArticleContent content(
            SaveArticle input, Caller caller, UUID createdBy, List<Block> before, Function<SaveArticle, String> slug) {
        List<FieldError> errors = new ArrayList<>();
        References.Named named = references.named(input);
        UUID section = id(named.sections(), input.section(), SectionSummary::id, "/section", "section", errors);
        Set<UUID> sections =
                ids(named.sections(), input.sections(), SectionSummary::id, "/sections", "section", errors);
        sections.remove(section);
        Set<UUID> tags = ids(named.tags(), input.tags(), TagSummary::id, "/tags", "tag", errors);
        List<Contributor> byline = byline(input, named, errors);
        String language = language(input, errors);
        Body body = body(input, before, errors);
        errors.addAll(unknownPictures(input.image(), body));
        demandPast(input.publishedAt(), clock, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        demandRights(body, caller, new Place(section, language, createdBy));
        return new ArticleContent(
                slug.apply(input),
                input.type(),
                language,
                input.headline(),
                input.headlines(),
                input.kicker(),
                input.standfirst(),
                input.dateline(),
                input.bylineText(),
                section,
                List.copyOf(sections),
                byline,
                List.copyOf(tags),
                input.image(),
                body.blocks());
    }

    /** What content of earlier refers to and is no longer there, by its place in the content. */
    public List<FieldError> gone(ArticleContent content) {
        References.Known known = references.known(content);
        List<FieldError> gone = new ArrayList<>();
        Set<UUID> sections = known.sections().keySet();
        List<UUID> authors = content.byline().stream().map(Contributor::author).toList();
        gone.addAll(unknown(List.of(content.section()), sections, "section", i -> "/section"));
        gone.addAll(unknown(content.sections(), sections, "section", i -> "/sections/" + i));
        gone.addAll(unknown(content.tags(), known.tags().keySet(), "tag", i -> "/tags/" + i));
        gone.addAll(unknown(authors, known.authors().keySet(), "author", i -> "/byline/" + i + "/author"));
        gone.addAll(unknownPictures(content.image(), new Body(content.body())));
        return gone;
    }

    /** Demands that the caller may save such a content. */
    public static void demandRights(ArticleContent content, Caller caller, UUID createdBy) {
        demandRights(new Body(content.body()), caller, content.place(createdBy));
    }

    private static void demandRights(Body body, Caller caller, Place place) {
        caller.demand(Rights.EDIT, place);
        if (body.needsRawHtml() && !caller.may(Rights.RAW_HTML, place)) {
            throw new ProblemException(ProblemType.forbidden, "Blocks of raw HTML need the right rawHtml");
        }
    }

    private List<FieldError> unknownPictures(UUID image, Body body) {
        Map<String, UUID> pictures = new LinkedHashMap<>();
        if (image != null) {
            pictures.put("/image", image);
        }
        body.media().forEach((place, media) -> pictures.put("/body" + place, media));
        return references.unknownMedia(pictures).entrySet().stream()
                .map(picture -> unknown(picture.getKey(), "picture", picture.getValue()))
                .toList();
    }

    /** @param ids null where nothing is referred to */
    private static List<FieldError> unknown(List<UUID> ids, Set<UUID> known, String kind, IntFunction<String> place) {
        return IntStream.range(0, ids.size())
                .filter(i -> ids.get(i) != null && !known.contains(ids.get(i)))
                .mapToObj(i -> unknown(place.apply(i), kind, ids.get(i)))
                .toList();
    }

    private static FieldError unknown(String place, String kind, UUID id) {
        return FieldError.at(place, "unknownReference", "There is no " + kind + " " + id);
    }

    public static void demandPast(Instant publishedAt, Clock clock, List<FieldError> errors) {
        if (publishedAt != null && publishedAt.isAfter(clock.instant())) {
            errors.add(FieldError.at("/publishedAt", "inFuture", "The date line cannot lie in the future"));
        }
    }

    private static Body body(SaveArticle input, List<Block> before, List<FieldError> errors) {
        try {
            return Body.parse(input.body(), "/body", before);
        } catch (ProblemException invalid) {
            errors.addAll(invalid.errors());
            return Body.EMPTY;
        }
    }

    private static List<Contributor> byline(SaveArticle input, References.Named named, List<FieldError> errors) {
        List<Contributor> byline = new ArrayList<>();
        for (int i = 0; i < input.byline().size(); i++) {
            BylineInput entry = input.byline().get(i);
            UUID author = entry.author() == null
                    ? null
                    : id(
                            named.authors(),
                            entry.author(),
                            AuthorSummary::id,
                            "/byline/" + i + "/author",
                            "author",
                            errors);
            byline.add(new Contributor(author, entry.name(), entry.role()));
        }
        return Contributor.once(byline);
    }

    private String language(SaveArticle input, List<FieldError> errors) {
        String language = input.language() == null ? site.language() : input.language();
        try {
            return new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            errors.add(FieldError.at("/language", "invalid", "\"" + language + "\" is no BCP 47 language tag"));
            return null;
        }
    }

    private static <S> Set<UUID> ids(
            Map<String, S> named,
            List<String> names,
            Function<S, UUID> id,
            String pointer,
            String kind,
            List<FieldError> errors) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            ids.add(id(named, names.get(i), id, pointer + "/" + i, kind, errors));
        }
        return ids;
    }

    private static <S> UUID id(
            Map<String, S> named,
            String name,
            Function<S, UUID> id,
            String pointer,
            String kind,
            List<FieldError> errors) {
        S found = named.get(name);
        if (found == null) {
            errors.add(FieldError.at(pointer, "unknownReference", "There is no " + kind + " \"" + name + "\""));
            return null;
        }
        return id.apply(found);
    }
}
