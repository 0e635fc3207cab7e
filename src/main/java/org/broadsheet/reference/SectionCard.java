package org.broadsheet.reference;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A section as others show it. */
@Schema(description = "A section as articles show it")
public record SectionCard(UUID id, String slug, String name, String path) {}
