package org.broadsheet.content;

import java.util.UUID;

/** One entry of a byline: an author, or a guest by name; the other one is null. */
public record Contributor(UUID author, String name, String role) {}
