package org.broadsheet.conversation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Who may comment: guests too, or only readers who have signed in at the publisher's provider")
public enum Commenters {
    everyone,
    readers
}
