package org.broadsheet.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "NoticeKind",
        description =
                "`rejection`: a comment is not shown; `warning`; `ban`: their comments are refused, until it ends")
enum NoticeKind {
    rejection,
    warning,
    ban
}
