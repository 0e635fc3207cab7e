package org.broadsheet.content;

import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Block;
import org.broadsheet.security.Place;

/** What an editor wrote, with every reference resolved; the content of one revision. */
public record ArticleContent(
        String slug,
        ArticleType type,
        String language,
        String headline,
        Headlines headlines,
        String kicker,
        String standfirst,
        String dateline,
        String bylineText,
        UUID section,
        List<UUID> sections,
        List<Contributor> byline,
        List<UUID> tags,
        UUID image,
        List<Block> body) {

    /** What the limits of grants look at. */
    public Place place(UUID createdBy) {
        return new Place(section, language, createdBy);
    }

    ArticleContent with(List<Contributor> byline, List<UUID> tags) {
        return new ArticleContent(
                slug,
                type,
                language,
                headline,
                headlines,
                kicker,
                standfirst,
                dateline,
                bylineText,
                section,
                sections,
                byline,
                tags,
                image,
                body);
    }
}
