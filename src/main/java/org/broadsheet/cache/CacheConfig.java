package org.broadsheet.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set about answers that are kept, here and by caches in front. */
@ConfigMapping(prefix = "broadsheet.cache")
interface CacheConfig {

    /** Whether this node keeps answers itself. */
    @WithDefault("true")
    boolean enabled();

    /** How much of them, in bytes, with what is needed to find them. */
    @WithDefault("64M")
    MemorySize size();

    /** How long answers are sent while the database cannot be reached. */
    @WithDefault("10m")
    Duration withoutDatabase();

    /** In which header caches in front are told what an answer was made of. */
    @WithDefault("surrogate-key")
    KeyHeader keyHeader();

    /** Names of headers that such caches read; {@code Cache-Groups} (RFC 9875) is sent beside each. */
    enum KeyHeader {
        SURROGATE_KEY("Surrogate-Key", " "),
        CACHE_TAG("Cache-Tag", ","),
        NONE(null, null);

        private final String header;
        private final String separator;

        KeyHeader(String header, String separator) {
            this.header = header;
            this.separator = separator;
        }

        /** Null for none. */
        String header() {
            return header;
        }

        String separator() {
            return separator;
        }
    }
}
