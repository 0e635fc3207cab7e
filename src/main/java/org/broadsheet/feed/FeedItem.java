package org.broadsheet.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One thing in a feed, whatever the format. All its text is fit for XML.
 *
 * @param url on the site
 * @param summary plain text; null for none
 * @param html what it says, with absolute addresses; may be empty
 * @param updated when it was last changed in a way that readers are to notice
 * @param language BCP 47; null where nobody knows
 * @param categories what it is about, the most general first
 * @param image null for none
 */
record FeedItem(
        UUID id,
        String url,
        String title,
        String summary,
        String html,
        Instant published,
        Instant updated,
        String language,
        List<Author> authors,
        List<Category> categories,
        Image image) {

    FeedItem {
        url = XmlText.of(url);
        title = XmlText.of(title);
        summary = XmlText.of(summary);
        html = XmlText.of(html);
        language = XmlText.of(language);
    }

    /** Who it is by; {@code url} is null for guests. */
    record Author(String name, String url) {

        Author {
            name = XmlText.of(name);
            url = XmlText.of(url);
        }
    }

    /**
     * @param term names it for machines
     * @param label the same for people
     */
    record Category(String term, String label) {

        Category {
            term = XmlText.of(term);
            label = XmlText.of(label);
        }
    }

    /** In pixels; all but the address may be null. */
    record Image(String url, String alt, String caption, String credit, Integer width, Integer height) {

        Image {
            url = XmlText.of(url);
            alt = XmlText.of(alt);
            caption = XmlText.of(caption);
            credit = XmlText.of(credit);
        }
    }

    /** Names it for ever, whatever becomes of its address. */
    String urn() {
        return "urn:uuid:" + id;
    }
}
