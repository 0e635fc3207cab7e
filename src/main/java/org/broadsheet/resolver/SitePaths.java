package org.broadsheet.resolver;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.shared.SiteConfig;

/** The patterns of the site, read backwards. */
@ApplicationScoped
class SitePaths {

    private final Map<Place.Kind, SitePattern> patterns = new EnumMap<>(Place.Kind.class);

    SitePaths(SiteConfig config) {
        patterns.put(Place.Kind.article, new SitePattern(config.articlePath()));
        patterns.put(Place.Kind.section, new SitePattern(config.sectionPath()));
        patterns.put(Place.Kind.author, new SitePattern(config.authorPath()));
        patterns.put(Place.Kind.tag, new SitePattern(config.tagPath()));
    }

    /** Whether anything on the site is told from other things behind a question mark. */
    boolean haveQueries() {
        return patterns.values().stream().anyMatch(SitePattern::hasQuery);
    }

    /**
     * Whatever could stand at a path, in the order in which it comes first.
     *
     * @param asked decoded
     */
    List<Place> at(String asked) {
        List<Place> places = new ArrayList<>();
        patterns.forEach((kind, pattern) -> pattern.read(asked)
                .map(read -> kind == Place.Kind.section && pattern.isByPath() ? read : SitePattern.lastOf(read))
                .ifPresent(name -> places.add(new Place(kind, name))));
        return places;
    }

    /** Where something stands, which {@link #at} reads. */
    String of(Place.Kind kind, String path, String slug, String id) {
        return patterns.get(kind).of(path, slug, id);
    }
}
