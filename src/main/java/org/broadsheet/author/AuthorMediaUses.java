package org.broadsheet.author;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.media.MediaLibrary;
import org.broadsheet.shared.Holder;
import org.broadsheet.shared.Uses;

/** A picture that shows an author stays. */
@ApplicationScoped
class AuthorMediaUses implements Uses {

    @Override
    public Optional<Holder> holder(String kind, Collection<UUID> ids) {
        if (!kind.equals(MediaLibrary.KIND)) {
            return Optional.empty();
        }
        List<UUID> authors = Author.showing(ids);
        return authors.isEmpty()
                ? Optional.empty()
                : Optional.of(new Holder(
                        Authors.KIND,
                        authors.size(),
                        authors.stream().limit(Holder.EXAMPLES).toList()));
    }
}
