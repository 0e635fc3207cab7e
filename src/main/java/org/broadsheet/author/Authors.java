package org.broadsheet.author;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.shared.Slugs;

/** What other features may ask of authors. */
@ApplicationScoped
public class Authors {

    static final String KIND = "author";

    private final Slugs slugs;

    Authors(Slugs slugs) {
        this.slugs = slugs;
    }

    /** The authors meant by ids, slugs and former slugs; what means none is left out. */
    public Map<String, AuthorSummary> resolve(Collection<String> names) {
        Map<String, UUID> ids = slugs.resolve(KIND, names);
        Map<UUID, AuthorSummary> found = summaries(ids.values());
        Map<String, AuthorSummary> resolved = new HashMap<>();
        ids.forEach((name, id) -> resolved.computeIfAbsent(name, n -> found.get(id)));
        return resolved;
    }

    public Map<UUID, AuthorSummary> summaries(Collection<UUID> ids) {
        return Author.<Author>list("id in ?1", ids).stream()
                .map(AuthorSummary::of)
                .collect(Collectors.toMap(AuthorSummary::id, Function.identity()));
    }
}
