package org.broadsheet.delivery;

import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Block;
import org.broadsheet.body.Body;
import org.broadsheet.content.ArticleContent;

/** A body in every form that readers can ask for, and what follows from it. */
record ReadBody(
        List<Block> blocks,
        String html,
        String text,
        int wordCount,
        int readingMinutes,
        String excerpt,
        List<UUID> links,
        List<UUID> media) {

    private static final int EXCERPT = 200;

    static ReadBody of(ArticleContent content) {
        Body body = new Body(content.body());
        String text = body.text();
        int words = body.wordCount(content.language());
        String beginning = content.standfirst() == null ? text : content.standfirst();
        return new ReadBody(
                body.withLinks(InternalLinks::mark),
                body.html(InternalLinks::mark, InternalPictures::mark),
                text,
                words,
                Body.readingMinutes(words),
                Body.excerpt(beginning, EXCERPT),
                List.copyOf(body.links()),
                body.media().values().stream().distinct().toList());
    }
}
