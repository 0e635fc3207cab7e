package org.broadsheet.resolver;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.resolver.ResolveQueries.Found;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.SiteLinks;

/** Decides what a path of the site stands for. */
@ApplicationScoped
class Resolver {

    private static final int SHOWN = 200;
    private static final int MOVED = 308;

    private final SitePaths paths;
    private final SiteLinks links;
    private final ResolveQueries queries;

    Resolver(SitePaths paths, SiteLinks links, ResolveQueries queries) {
        this.paths = paths;
        this.links = links;
        this.queries = queries;
    }

    /** @param keys of whatever could change the answer */
    record Resolved(ResolvedDocument document, Set<String> keys) {}

    /**
     * What stands at the path now, or where that has gone.
     *
     * @param path as an address spells it, behind the site's own
     * @throws ProblemException 400 where it is no path, 404 where nothing stands or stood there, 410 where it was withdrawn
     */
    Resolved resolve(String path) {
        demandPath(path);
        Optional<String> asked = Spelling.decoded(path);
        List<Place> places = asked.map(paths::at).orElse(List.of());
        List<Found> found = places.isEmpty() ? List.of() : queries.find(places);
        List<Found> there = found.stream()
                .filter(thing -> thing.id() != null)
                .sorted(Comparator.comparing(Found::kind))
                .toList();
        Optional<Found> here = there.stream()
                .filter(thing -> Spelling.decoded(path(thing)).equals(asked))
                .findFirst();
        if (here.isPresent()) {
            return shown(here.get(), places);
        }
        if (!there.isEmpty()) {
            return moved(there.get(0), places);
        }
        throw found.stream()
                .findFirst()
                .map(withdrawn -> new ProblemException(ProblemType.withdrawn, "What stood there was withdrawn")
                        .with("statement", withdrawn.statement())
                        .keptUnder(keys(places)))
                .orElseGet(() -> new ProblemException(ProblemType.notFound, "Nothing stands at this path"));
    }

    private void demandPath(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw invalid("Expected a path, which begins with one slash: what comes behind the address of the site");
        }
        if (path.contains("#") || path.contains("?") && !paths.haveQueries()) {
            throw invalid("Expected a path without query and fragment");
        }
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.invalid(FieldError.parameter("path", "invalid", detail));
    }

    private String path(Found thing) {
        return paths.of(thing.kind(), thing.path(), thing.slug(), thing.id().toString());
    }

    /** Only what comes before it could take its place. */
    private Resolved shown(Found thing, List<Place> places) {
        Set<String> keys = keys(places.stream()
                .filter(place -> place.kind().compareTo(thing.kind()) < 0)
                .toList());
        ResolvedDocument.Kind kind = ResolvedDocument.Kind.valueOf(thing.kind().name());
        return resolved(kind, SHOWN, null, thing, keys);
    }

    private Resolved moved(Found thing, List<Place> places) {
        return resolved(ResolvedDocument.Kind.redirect, MOVED, path(thing), thing, keys(places));
    }

    private Resolved resolved(ResolvedDocument.Kind kind, int status, String location, Found thing, Set<String> keys) {
        thing.kind().addKeys(thing.id(), thing.slug(), thing.section(), keys);
        String path = path(thing);
        ResolvedDocument.Target target = new ResolvedDocument.Target(
                thing.kind(),
                thing.id(),
                thing.slug(),
                path,
                links.absolute(path),
                thing.kind().href(thing.slug()));
        return new Resolved(new ResolvedDocument(kind, status, location, target), keys);
    }

    private static Set<String> keys(List<Place> places) {
        Set<String> keys = new LinkedHashSet<>();
        places.forEach(place -> place.addKey(keys));
        return keys;
    }
}
