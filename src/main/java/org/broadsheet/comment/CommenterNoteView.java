package org.broadsheet.comment;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommenterNote", description = "What moderators tell each other about a reader")
record CommenterNoteView(UUID id, String text, Instant at, AccountSummary by) {

    static CommenterNoteView of(CommenterNote note, Map<UUID, AccountSummary> people) {
        return new CommenterNoteView(note.id(), note.text(), note.at(), people.get(note.by()));
    }
}
