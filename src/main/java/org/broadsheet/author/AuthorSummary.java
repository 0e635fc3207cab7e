package org.broadsheet.author;

import java.util.UUID;

public record AuthorSummary(UUID id, String slug, String name) {}
