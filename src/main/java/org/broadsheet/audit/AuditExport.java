package org.broadsheet.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.broadsheet.shared.Cursor;

/** Writes entries one a line, some at a time: there may be more than memory holds. */
@ApplicationScoped
class AuditExport {

    static final String MEDIA_TYPE = "application/x-ndjson";

    private static final int AT_A_TIME = 500;

    private final AuditService service;
    private final ObjectMapper json;

    AuditExport(AuditService service, ObjectMapper json) {
        this.service = service;
        this.json = json;
    }

    void write(AuditFilter filter, OutputStream out) throws IOException {
        Optional<Cursor> from = Optional.empty();
        List<AuditEntryView> lines;
        do {
            Optional<Cursor> place = from;
            // No connection is held while a slow client reads.
            lines = QuarkusTransaction.requiringNew()
                    .call(() -> service.views(AuditEntry.page(filter, place, AT_A_TIME)));
            for (AuditEntryView line : lines) {
                out.write(json.writeValueAsBytes(line));
                out.write('\n');
            }
            if (!lines.isEmpty()) {
                AuditEntryView last = lines.get(lines.size() - 1);
                from = Optional.of(Cursor.after(last.at().toString(), last.id().toString()));
            }
        } while (lines.size() == AT_A_TIME);
    }
}
