package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.change.Keys;
import org.broadsheet.correction.CorrectionKind;
import org.broadsheet.http.DeliveryLinks;
import org.broadsheet.reference.Reference;
import org.broadsheet.reference.Total;
import org.broadsheet.shared.PageInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Slice;

/** Corrections of public articles for readers. */
@ApplicationScoped
public class PublicCorrections {

    private final CorrectionQueries queries;
    private final DeliveryLinks links;

    PublicCorrections(CorrectionQueries queries, DeliveryLinks links) {
        this.queries = queries;
        this.links = links;
    }

    /** One page, each row as finished JSON. */
    public record Page(List<String> rows, PageInfo page, Set<String> keys) {}

    /**
     * One page, newest first.
     *
     * @param kinds empty for all
     * @param uri what was asked for, with all its parameters
     */
    public Page list(List<CorrectionKind> kinds, PageRequest page, Total total, UriInfo uri) {
        List<CorrectionKind> wanted = kinds.isEmpty() ? List.of(CorrectionKind.values()) : kinds;
        PageLinks links = this.links.of(uri);
        Slice<CorrectionQueries.Row> slice = Slice.counted(
                links.cursor(page.cursor()),
                page.limit(),
                (from, size) -> queries.page(wanted, total, from, size),
                CorrectionQueries.Row::key);
        Set<String> keys = new LinkedHashSet<>(Set.of(Keys.corrections()));
        slice.rows().forEach(row -> {
            keys.add(Keys.article(row.article()));
            keys.add(Keys.reference(Reference.SECTION, row.section()));
        });
        return new Page(
                slice.rows().stream().map(CorrectionQueries.Row::json).toList(), links.info(slice, page.limit()), keys);
    }
}
