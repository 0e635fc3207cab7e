package org.broadsheet.shared;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that keeps a thing from being deleted. */
@Schema(description = "What keeps it from being deleted")
public record Usage(
        @Schema(description = "Each kind of what uses it; empty where it can be deleted")
        List<Holder> uses) {}
