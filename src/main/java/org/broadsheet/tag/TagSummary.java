package org.broadsheet.tag;

import java.util.UUID;

public record TagSummary(UUID id, String slug, String name) {}
