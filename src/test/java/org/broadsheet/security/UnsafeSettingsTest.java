package org.broadsheet.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsafeSettingsTest {

    /** What makes every setting safe that is not spoken of. */
    private static final Map<String, String> SAFE = Map.of("QUARKUS_HTTP_HOST", "127.0.0.1");

    private static Config config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .build();
    }

    private static List<String> warnings(Map<String, String> environment) {
        return UnsafeSettings.warnings(config(environment), false);
    }

    private static List<String> warnings(String name, String value) {
        Map<String, String> environment = new HashMap<>(SAFE);
        environment.put(name, value);
        return warnings(environment);
    }

    @Test
    void aFirstStartSaysOneThing() {
        assertThat(UnsafeSettings.warnings(config(Map.of()), true))
                .singleElement()
                .asString()
                .startsWith("Tokens cross the network in clear")
                .contains("BROADSHEET_HTTP_TRUSTED_PROXIES", "QUARKUS_HTTP_HOST=127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_HTTP_HOST, 127.0.0.1",
        "QUARKUS_HTTP_HOST, localhost",
        "QUARKUS_HTTP_HOST, ::1",
        "BROADSHEET_HTTP_TRUSTED_PROXIES, 10.0.0.0/8",
        "QUARKUS_HTTP_SSL_CERTIFICATE_FILES, cert.pem",
        "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE, store.p12",
        "QUARKUS_HTTP_TLS_CONFIGURATION_NAME, own"
    })
    void tokensAreSafeOnThisMachineBehindAProxyAndWithTls(String name, String value) {
        assertThat(warnings(Map.of(name, value))).isEmpty();
    }

    @Test
    void theRegistryOfCertificatesCountsToo() {
        Config config = new SmallRyeConfigBuilder()
                .withDefaultValue("quarkus.tls.key-store.pem.0.cert", "cert.pem")
                .build();

        assertThat(UnsafeSettings.warnings(config, false)).isEmpty();
    }

    /** Quarkus gives the registry some properties of its own. */
    @Test
    void anEmptyRegistryOfCertificatesDoesNot() {
        Config config = new SmallRyeConfigBuilder()
                .withDefaultValue("quarkus.tls.key-store.sni", "false")
                .build();

        assertThat(UnsafeSettings.warnings(config, false)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BROADSHEET_DEMO_ENABLED | true | The demo newsroom",
                "BROADSHEET_HTTP_MANAGEMENT_ORIGINS | * | The origin *",
                "BROADSHEET_HTTP_MANAGEMENT_ORIGINS | https://desk.example, * | The origin *",
                "BROADSHEET_RATE_LIMIT_ENABLED | false | Nobody is limited",
                "BROADSHEET_ADMIN_TOKEN | 0123456789abcdef | The administrator's token is short",
                "BROADSHEET_ADMIN_TOKEN | 0123456789abcdef0123456789abcde | The administrator's token is short",
                "QUARKUS_HTTP_HOST | 192.0.2.1 | Tokens cross the network"
            })
    void eachUnsafeSettingIsNamedWithItsRemedy(String name, String value, String beginning) {
        assertThat(warnings(name, value))
                .singleElement()
                .asString()
                .startsWith(beginning)
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "BROADSHEET_DEMO_ENABLED, false",
        "BROADSHEET_HTTP_MANAGEMENT_ORIGINS, https://desk.example",
        "BROADSHEET_RATE_LIMIT_ENABLED, true",
        "BROADSHEET_ADMIN_TOKEN, 0123456789abcdef0123456789abcdef"
    })
    void whatIsSafeIsNotSpokenOf(String name, String value) {
        assertThat(warnings(name, value)).isEmpty();
    }

    @Test
    void theDemoBelongsToTheEmbeddedDatabase() {
        Map<String, String> environment = new HashMap<>(SAFE);
        environment.put("BROADSHEET_DEMO_ENABLED", "true");

        assertThat(UnsafeSettings.warnings(config(environment), true)).isEmpty();
    }

    @Test
    void warningsAreLoggedAndHoldNoSecret() {
        String token = "0123456789abcdef";
        List<String> logged = new ArrayList<>();
        Logger log = Logger.getLogger(UnsafeSettings.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getLevel() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        try {
            new UnsafeSettings(config(Map.of("QUARKUS_HTTP_HOST", "localhost", "BROADSHEET_ADMIN_TOKEN", token)))
                    .tell(new StartupEvent());
        } finally {
            log.removeHandler(handler);
        }

        assertThat(logged).singleElement().asString().startsWith("WARN").doesNotContain(token);
    }
}
