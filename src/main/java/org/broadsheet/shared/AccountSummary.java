package org.broadsheet.shared;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Account",
        description = "Who did it",
        requiredProperties = {"id", "name"})
public record AccountSummary(UUID id, String name) {}
