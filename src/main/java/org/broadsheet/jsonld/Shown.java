package org.broadsheet.jsonld;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.broadsheet.content.ArticleType;

/** What is read of the JSON that readers get; all else in it, bodies too, is passed over. */
final class Shown {

    private Shown() {}

    record Article(
            String id,
            String slug,
            String path,
            ArticleType type,
            String language,
            String headline,
            Headlines headlines,
            String standfirst,
            String dateline,
            Place section,
            List<Place> sections,
            List<Person> authors,
            List<Tag> tags,
            Picture image,
            int wordCount,
            String excerpt,
            String publishedAt,
            String modifiedAt,
            int commentCount,
            List<Correction> corrections) {

        String description() {
            return standfirst == null ? excerpt : standfirst;
        }

        String socialHeadline() {
            return headlines.social() == null ? headline : headlines.social();
        }
    }

    record Headlines(@JsonProperty("short") String shortest, String seo, String social) {}

    /** A section. */
    record Place(String id, String slug, String name, String path, String description) {}

    /** An author, or a guest without id and slug. */
    record Person(String id, String slug, String name, String role) {}

    record Tag(String name, String type) {}

    record Picture(String url, String alt, String caption, String credit, Integer width, Integer height) {}

    record Correction(String kind, String text, String at) {}
}
