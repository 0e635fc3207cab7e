package org.broadsheet.conversation;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "For what it is set")
enum SettingsScope {
    publication,
    section,
    article;

    /** Stands for the publication, which has no id of its own. */
    static final UUID PUBLICATION = UUID.fromString("00000000-0000-7000-8000-000000000002");
}
