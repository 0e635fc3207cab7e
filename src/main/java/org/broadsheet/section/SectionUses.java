package org.broadsheet.section;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Holder;
import org.broadsheet.shared.Uses;

/** A section with others in it stays. */
@ApplicationScoped
class SectionUses implements Uses {

    @Override
    public Optional<Holder> holder(String kind, Collection<UUID> ids) {
        if (!kind.equals(Sections.KIND)) {
            return Optional.empty();
        }
        List<UUID> children = Section.children(ids);
        return children.isEmpty()
                ? Optional.empty()
                : Optional.of(new Holder(
                        Sections.KIND,
                        children.size(),
                        children.stream().limit(Holder.EXAMPLES).toList()));
    }
}
