package org.broadsheet.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.broadsheet.change.ChangeType;
import org.broadsheet.shared.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PublicChange", description = "Something that changed for readers")
record ChangeDocument(
        ChangeType type,

        @Schema(description = "Of what changed; of comments and corrections the article's")
        UUID id,

        @Schema(nullable = true, description = "Its slug at that moment; null where it has none")
        String slug,

        @Schema(description = "What answers that are no longer true were made of; they carry the same keys")
        List<String> keys,

        Instant at) {

    @Schema(name = "PublicChangePage", description = "Changes in their order")
    record Page(
            List<ChangeDocument> data,
            PageInfo page,

            @Schema(description = "Where to go on from the next time, once `page.next` is null")
            String since) {}
}
