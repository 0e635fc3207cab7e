package org.broadsheet.tag;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.shared.Slugs;

/** What other features may ask of tags. */
@ApplicationScoped
public class Tags {

    static final String KIND = "tag";

    private final Slugs slugs;

    Tags(Slugs slugs) {
        this.slugs = slugs;
    }

    /** The tags meant by ids, slugs and former slugs; what means none is left out. */
    public Map<String, TagSummary> resolve(Collection<String> names) {
        Map<String, UUID> ids = slugs.resolve(KIND, names);
        Map<UUID, TagSummary> found = summaries(ids.values());
        Map<String, TagSummary> resolved = new HashMap<>();
        ids.forEach((name, id) -> resolved.computeIfAbsent(name, n -> found.get(id)));
        return resolved;
    }

    public Map<UUID, TagSummary> summaries(Collection<UUID> ids) {
        return Tag.<Tag>list("id in ?1", ids).stream()
                .map(TagSummary::of)
                .collect(Collectors.toMap(TagSummary::id, Function.identity()));
    }
}
