package org.broadsheet.screening;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The words of one language; without case, and whole words unless they end with an asterisk. */
@Schema(
        description =
                "Words or phrases of one language. Case does not matter; an asterisk at the end stands for any rest"
                        + " of a word")
record WordList(
        @Schema(nullable = true, description = "Comments with these are not shown") @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) String> reject,

        @Schema(nullable = true, description = "Comments with these wait for a moderator") @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) String> hold,

        @Schema(nullable = true, description = "Comments with these are shown, and queued for a moderator")
        @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) String> flag) {

    private static final int MOST = 5000;
    private static final int LONGEST = 100;

    WordList {
        reject = reject == null ? List.of() : reject;
        hold = hold == null ? List.of() : hold;
        flag = flag == null ? List.of() : flag;
    }
}
