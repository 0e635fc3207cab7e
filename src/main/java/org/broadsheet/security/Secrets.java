package org.broadsheet.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.broadsheet.shared.Signer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** HMAC-SHA256 by the configured secret, or by one that all nodes share through the database. */
@ApplicationScoped
class Secrets implements Signer {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final int MIN_LENGTH = 32;
    private static final int MIN_MAC_LENGTH = 16;

    private final Optional<List<String>> configured;
    private final Session session;
    private volatile List<byte[]> secrets = List.of();

    /**
     * @param configured at least 32 characters; two, separated by a comma, while one replaces the other: the first signs,
     *     both are accepted. Absent: made and kept in the database
     */
    Secrets(@ConfigProperty(name = "broadsheet.secret") Optional<List<String>> configured, Session session) {
        this.configured = configured;
        this.session = session;
    }

    @Override
    public byte[] sign(byte[] content) {
        return mac(secrets.get(0), content);
    }

    @Override
    public boolean isSigned(byte[] content, byte[] mac) {
        boolean signed = false;
        if (mac.length < MIN_MAC_LENGTH) {
            return false;
        }
        for (byte[] secret : secrets) {
            byte[] ours = mac(secret, content);
            signed |= MessageDigest.isEqual(Arrays.copyOf(ours, Math.min(mac.length, ours.length)), mac);
        }
        return signed;
    }

    @Transactional
    void load(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent started) {
        secrets = configured.map(Secrets::checked).orElseGet(() -> List.of(stored()));
    }

    private byte[] stored() {
        byte[] kept = kept();
        if (kept != null) {
            return kept;
        }
        byte[] made = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(made);
        session.createNativeMutationQuery(
                        "insert into service_secret (name, value) values ('signing', :value) on conflict do nothing")
                .setParameter("value", made)
                .executeUpdate();
        return kept();
    }

    /** Null at the first start. */
    private byte[] kept() {
        return session.createNativeQuery("select value from service_secret where name = 'signing'", byte[].class)
                .getSingleResultOrNull();
    }

    private static List<byte[]> checked(List<String> values) {
        if (values.isEmpty() || values.size() > 2 || values.stream().anyMatch(v -> v.length() < MIN_LENGTH)) {
            throw new IllegalStateException(
                    "broadsheet.secret (BROADSHEET_SECRET) is one secret or two, each of at least " + MIN_LENGTH
                            + " characters");
        }
        return values.stream().map(v -> v.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static byte[] mac(byte[] secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }
}
