package org.broadsheet.security;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Account", description = "Who did it")
public record AccountSummary(UUID id, String name) {}
