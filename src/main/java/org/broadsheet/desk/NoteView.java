package org.broadsheet.desk;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.shared.AccountSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Note", description = "What was said about an article in the newsroom")
record NoteView(
        UUID id,

        @Schema(
                description = "What it was said about: `note` for nothing but the article, else the action, which may"
                        + " also be `liftEmbargo` or `scheduleFailed`",
                examples = "sendBack")
        String action,

        String text,

        @Schema(description = "Number of the draft revision then", minimum = "1")
        int revision,

        Instant at,
        AccountSummary by) {

    static NoteView of(ArticleAction note, Map<UUID, Integer> revisions, Map<UUID, AccountSummary> people) {
        return new NoteView(
                note.id(),
                note.action(),
                note.note(),
                revisions.get(note.revision()),
                note.at(),
                people.get(note.by()));
    }
}
