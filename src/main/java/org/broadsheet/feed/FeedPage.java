package org.broadsheet.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A page of a feed, whatever the format. All its text is fit for XML; all addresses are absolute.
 *
 * @param publisher what the publication is called
 * @param home where readers see on the site what the feed tells of
 * @param language BCP 47
 * @param first the page that the feed begins with, which also names the feed; {@code self} is the page itself
 * @param next null on the last page; likewise {@code previous}
 * @param total how much the feed holds on all its pages; null unless asked for
 */
record FeedPage(
        String publisher,
        String title,
        String home,
        String language,
        String first,
        String self,
        String next,
        String previous,
        Long total,
        List<FeedItem> items) {

    FeedPage {
        publisher = XmlText.of(publisher);
        title = XmlText.of(title);
        home = XmlText.of(home);
        language = XmlText.of(language);
        first = XmlText.of(first);
        self = XmlText.of(self);
        next = XmlText.of(next);
        previous = XmlText.of(previous);
    }

    /** When something in it changed last; empty where nothing is in it. */
    Optional<Instant> updated() {
        return items.stream().map(FeedItem::updated).max(Comparator.naturalOrder());
    }
}
