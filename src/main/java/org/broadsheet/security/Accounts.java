package org.broadsheet.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.shared.People;
import org.hibernate.Session;

/** Who is behind the ids that revisions and actions keep. */
@ApplicationScoped
public class Accounts implements People {

    private final Session session;

    Accounts(Session session) {
        this.session = session;
    }

    /** The first account, which may do everything: what no person does is done in its name. */
    public Caller administrator() {
        return Caller.ADMINISTRATOR;
    }

    @Override
    public AccountSummary person(UUID id) {
        return summaries(List.of(id)).get(id);
    }

    public Map<UUID, AccountSummary> summaries(Collection<UUID> ids) {
        Map<UUID, AccountSummary> summaries = new HashMap<>();
        session.createNativeQuery("select id, name from account where id = any(:ids)", Object[].class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList()
                .forEach(row -> summaries.put((UUID) row[0], new AccountSummary((UUID) row[0], (String) row[1])));
        return summaries;
    }
}
