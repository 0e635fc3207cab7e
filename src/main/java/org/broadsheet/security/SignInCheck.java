package org.broadsheet.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Does not start on single sign-on that would take tokens which were made for somebody else. */
@ApplicationScoped
class SignInCheck {

    private static final List<String> TENANTS = List.of("quarkus.oidc.", "quarkus.oidc." + Reader.TENANT + ".");

    void check(@Observes StartupEvent started, Config config) {
        TENANTS.stream()
                .filter(tenant -> config.getValue(tenant + "tenant-enabled", Boolean.class))
                .flatMap(
                        tenant -> Stream.of("auth-server-url", "token.audience").map(tenant::concat))
                .filter(name -> config.getOptionalValue(name, String.class).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException(name + " is needed where single sign-on is enabled");
                });
    }
}
