package org.broadsheet.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** The administrator's token: configured, or made at the first start and shown once. */
@ApplicationScoped
class AdministratorTokens {

    private static final String PREFIX = "bs_";
    private static final int TOKEN_BYTES = 32;
    private static final int MIN_LENGTH = 16;

    private final Optional<String> configured;
    private final Session session;
    private volatile List<byte[]> digests = List.of();

    /** @param configured at least 16 characters; absent: made at the first start and printed once */
    AdministratorTokens(@ConfigProperty(name = "broadsheet.admin-token") Optional<String> configured, Session session) {
        this.configured = configured;
        this.session = session;
    }

    @Transactional
    void load(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent started) {
        if (configured.isPresent()) {
            String token = configured.get();
            if (token.length() < MIN_LENGTH) {
                throw new IllegalStateException(
                        "broadsheet.admin-token (BROADSHEET_ADMIN_TOKEN) needs at least " + MIN_LENGTH + " characters");
            }
            digests = List.of(digest(token));
            return;
        }
        String made = random();
        int inserted = session.createNativeMutationQuery(
                        "insert into api_token (digest, account_id) values (:digest, :account) on conflict do nothing")
                .setParameter("digest", digest(made))
                .setParameter("account", Caller.ADMINISTRATOR.id())
                .executeUpdate();
        digests = session.createNativeQuery("select digest from api_token", byte[].class)
                .getResultList();
        if (inserted == 1) {
            // On standard output, not in the log: logs are collected and kept.
            System.out.printf("%n  Administrator token, shown this once: %s%n%n", made);
        }
    }

    /** Whether the token is the administrator's; compares in constant time. */
    boolean accept(String token) {
        byte[] digest = digest(token);
        boolean known = false;
        for (byte[] one : digests) {
            known |= MessageDigest.isEqual(one, digest);
        }
        return known;
    }

    private static String random() {
        byte[] bits = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
