package org.broadsheet.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.broadsheet.database.Database;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Says at the start, in one line each, what is allowed but unsafe, and what to do about it. */
@ApplicationScoped
class UnsafeSettings {

    private static final Logger LOG = Logger.getLogger(UnsafeSettings.class);

    private static final int SAFE_TOKEN_LENGTH = 32;

    private final Config config;

    UnsafeSettings(Config config) {
        this.config = config;
    }

    void tell(@Observes StartupEvent started) {
        warnings(config, Database.isEmbedded()).forEach(LOG::warn);
    }

    /** @param embedded whether the database is our own, so that nothing but a demonstration is likely */
    static List<String> warnings(Config config, boolean embedded) {
        List<String> warnings = new ArrayList<>();
        if (!isLoopback(text(config, "quarkus.http.host", "0.0.0.0"))
                && !hasCertificate(config)
                && !isSet(config, "broadsheet.http.trusted-proxies")) {
            warnings.add("Tokens cross the network in clear: put a proxy with TLS in front and name it in"
                    + " BROADSHEET_HTTP_TRUSTED_PROXIES, or set QUARKUS_HTTP_HOST=127.0.0.1");
        }
        if (!embedded
                && config.getOptionalValue("broadsheet.demo.enabled", Boolean.class)
                        .orElse(false)) {
            warnings.add("The demo newsroom is for demonstrations, and the database is an external one: remove"
                    + " BROADSHEET_DEMO_ENABLED");
        }
        if (Stream.of(text(config, "broadsheet.http.management-origins", "").split(","))
                .anyMatch(origin -> origin.strip().equals("*"))) {
            warnings.add("The origin * lets no page call management, and none should be let in unnamed: list origins in"
                    + " BROADSHEET_HTTP_MANAGEMENT_ORIGINS");
        }
        if (!config.getOptionalValue("broadsheet.rate-limit.enabled", Boolean.class)
                .orElse(true)) {
            warnings.add("Nobody is limited in how often they may guess tokens or comment: remove"
                    + " BROADSHEET_RATE_LIMIT_ENABLED");
        }
        int length = text(config, "broadsheet.admin-token", "").length();
        if (length > 0 && length < SAFE_TOKEN_LENGTH) {
            warnings.add("The administrator's token is short: give BROADSHEET_ADMIN_TOKEN at least " + SAFE_TOKEN_LENGTH
                    + " random characters");
        }
        return warnings;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    private static boolean hasCertificate(Config config) {
        return isSet(config, "quarkus.http.ssl.certificate.files")
                || isSet(config, "quarkus.http.ssl.certificate.key-store-file")
                || isSet(config, "quarkus.http.tls-configuration-name")
                || isSet(config, "quarkus.tls.key-store.p12.path")
                || isSet(config, "quarkus.tls.key-store.jks.path")
                || StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .anyMatch(name -> name.startsWith("quarkus.tls.key-store.pem.") && name.endsWith(".cert"));
    }

    private static boolean isSet(Config config, String name) {
        return !text(config, name, "").isBlank();
    }

    private static String text(Config config, String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }
}
