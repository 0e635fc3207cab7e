package org.broadsheet.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What readers are told of who wrote a comment; the names are those of the contract. */
@Schema(
        name = "CommentBadge",
        description = "`articleAuthor`: one of the article's authors; `staff`: somebody of the newsroom")
enum Badge {
    articleAuthor,
    staff
}
