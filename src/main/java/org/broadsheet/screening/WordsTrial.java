package org.broadsheet.screening;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommentWordsTrial", description = "What lists would have found in the newest comments")
record WordsTrial(
        @Schema(description = "How many comments were looked through")
        int comments,

        @Schema(
                description =
                        "How many of them would have been flagged, held or rejected, by the strictest word in them")
        Map<Verdict, Integer> verdicts,

        @Schema(description = "Those with something in them, newest first, at most 100")
        List<Hit> data) {

    @Schema(name = "CommentWordsHit", description = "A comment in which something was found")
    record Hit(UUID commentId, String bodyText, List<Finding> findings) {}
}
