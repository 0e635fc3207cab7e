package org.broadsheet.security;

import java.util.UUID;

/** What the limits of a grant look at: where an article stands, in which language, and who created it. */
public record Place(UUID section, String language, UUID createdBy) {}
