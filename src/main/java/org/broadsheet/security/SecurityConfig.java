package org.broadsheet.security;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "broadsheet")
interface SecurityConfig {

    /** The first administrator's token, at least 16 characters; absent: made at the first start and printed once. */
    Optional<String> adminToken();

    /**
     * Signs cursors, at least 32 characters; absent: made and kept in the database. Two, separated by a comma, while one
     * replaces the other: the first signs, both are accepted.
     */
    Optional<List<String>> secret();
}
