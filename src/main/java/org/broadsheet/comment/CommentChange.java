package org.broadsheet.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.broadsheet.change.ChangeType;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageInfo;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommentChange", description = "Something that changed in an article's thread")
record CommentChange(
        @Schema(description = "Of the comment") UUID id,

        @Schema(description = "What happened then: `commentShown` also where it says something else")
        ChangeType type,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "As everybody sees it now; not there where nobody does any more",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        PublicComment comment) {

    @Schema(name = "CommentChangePage", description = "Changes of a thread in their order")
    record Page(
            List<CommentChange> data,
            PageInfo page,

            @Schema(description = "Where to go on from, here or in the stream, once `page.next` is null")
            String since) {}
}
