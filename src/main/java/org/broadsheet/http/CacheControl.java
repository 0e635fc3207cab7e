package org.broadsheet.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What caches in front of this service are told ({@code Cache-Control}, RFC 9111 and RFC 5861). */
@ConfigMapping(prefix = "broadsheet.cache-control")
public interface CacheControl {

    /** Of what is public: 200, 308 and 410 to whoever sends no token. */
    @WithDefault("public, max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=600")
    String delivery();

    /** Of what is not there for readers: a burst of requests for what is to come should end at the CDN, and not for long. */
    @WithDefault("public, max-age=0, s-maxage=5")
    String notFound();
}
