package org.broadsheet.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operator may set about requests as such. */
@ConfigMapping(prefix = "broadsheet.http")
interface HttpConfig {

    /** Largest request body, in bytes; more is 413. At most {@code quarkus.http.limits.max-body-size}. */
    @WithDefault("2M")
    MemorySize maxBodySize();

    /**
     * Origins (scheme, host and port, as a browser sends them) whose pages may call the management API; none by
     * default.
     */
    Optional<Set<String>> managementOrigins();

    /**
     * Addresses and ranges of the proxies whose {@code X-Forwarded-For} is believed; none by default. At least one of them
     * must be the last before this service.
     */
    Optional<List<@WithConverter(AddressRange.Reader.class) AddressRange>> trustedProxies();
}
