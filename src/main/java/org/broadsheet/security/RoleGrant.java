package org.broadsheet.security;

import java.util.List;
import java.util.UUID;

/**
 * A role as it is kept with an account.
 *
 * @param sections in which the role counts, and in all below them; null for everywhere
 * @param languages BCP 47 ranges of which it counts (RFC 4647, basic filtering); null for all
 */
public record RoleGrant(Role role, List<UUID> sections, List<String> languages) {}
