package org.broadsheet.correction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What readers are told, for whoever makes the read model anew. */
@ApplicationScoped
public class Corrections {

    /** In their order. */
    public List<UUID> ids(UUID behind, int most) {
        return Correction.ids(behind, most);
    }

    /** As it was told when each of them was made. */
    public List<CorrectionMade> read(Collection<UUID> ids) {
        return Correction.<Correction>list("id in ?1 order by id", ids).stream()
                .map(CorrectionMade::of)
                .toList();
    }
}
