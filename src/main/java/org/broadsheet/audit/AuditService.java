package org.broadsheet.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.security.Accounts;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Slice;

/** Finds entries. */
@ApplicationScoped
class AuditService {

    private final Accounts accounts;

    AuditService(Accounts accounts) {
        this.accounts = accounts;
    }

    Listing<AuditEntryView> list(AuditFilter filter, PageRequest request, PageLinks links) {
        Slice<AuditEntry> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> AuditEntry.page(filter, from, size),
                AuditEntry::key);
        return new Listing<>(views(slice.rows()), links.info(slice, request.limit()));
    }

    List<AuditEntryView> views(List<AuditEntry> entries) {
        Map<UUID, AccountSummary> people = accounts.summaries(
                entries.stream().map(AuditEntry::account).distinct().toList());
        return entries.stream()
                .map(entry -> AuditEntryView.of(entry, people.get(entry.account())))
                .toList();
    }
}
