package org.broadsheet.account;

import java.util.List;
import java.util.UUID;
import org.broadsheet.security.Right;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param token null where the token is not one of ours */
@Schema(name = "Me", description = "Who calls, and what they may do with the token they sent")
record MeView(
        UUID id,
        String name,
        @Schema(description = "What they may do somewhere") List<Right> rights,
        @Schema(description = "What they may do where") List<MyGrant> grants,

        @Schema(nullable = true) TokenView token) {

    @Schema(name = "MyGrant", description = "Rights, and where they count")
    record MyGrant(
            List<Right> rights,

            @Schema(description = "Whether only about what they created")
            boolean own,

            @Schema(nullable = true, description = "All of them, also those below others; null for everywhere")
            List<String> sections,

            @Schema(nullable = true, description = "Null for every language")
            List<String> languages) {}
}
