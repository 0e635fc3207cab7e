package org.broadsheet.maintenance;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "RebuildCause",
        description = "`requested`: all of it, because somebody asked; `outdated`: what an earlier release has written")
enum Cause {
    requested,
    outdated
}
