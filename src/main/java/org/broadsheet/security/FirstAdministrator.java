package org.broadsheet.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.shared.Node;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** The first administrator's token: configured, or made at the first start and shown once. */
@ApplicationScoped
class FirstAdministrator {

    private static final int MIN_LENGTH = 16;

    /** The same everywhere: two nodes that start at once make one first token. */
    private static final UUID FIRST_TOKEN = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private static final String MAKE = """
            insert into api_token (id, digest, account_id, name, created_by)
            values (:id, :digest, :account, 'First token', :account) on conflict do nothing""";

    private final Optional<String> configured;
    private final Node node;
    private final Session session;
    private final Optional<byte[]> digest;

    /** @param configured at least 16 characters; absent: made at the first start and printed once */
    FirstAdministrator(
            @ConfigProperty(name = "broadsheet.admin-token") Optional<String> configured, Node node, Session session) {
        this.configured = configured;
        this.node = node;
        this.session = session;
        this.digest = configured.map(ApiTokens::digest);
    }

    @Transactional
    void load(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent started) {
        if (configured.isPresent()) {
            if (configured.get().length() < MIN_LENGTH) {
                throw new IllegalStateException(
                        "broadsheet.admin-token (BROADSHEET_ADMIN_TOKEN) needs at least " + MIN_LENGTH + " characters");
            }
            return;
        }
        if (node.isDeliveryOnly()) {
            return;
        }
        String made = ApiTokens.random();
        int inserted = session.createNativeMutationQuery(MAKE)
                .setParameter("id", FIRST_TOKEN)
                .setParameter("digest", ApiTokens.digest(made))
                .setParameter("account", Caller.ADMINISTRATOR.id())
                .executeUpdate();
        if (inserted == 1) {
            // On standard output, not in the log: logs are collected and kept.
            System.out.printf("%n  Administrator token, shown this once: %s%n%n", made);
        }
    }

    /** Whether it is the token that is configured; compares in constant time. */
    boolean owns(byte[] candidate) {
        return digest.isPresent() && MessageDigest.isEqual(digest.get(), candidate);
    }
}
