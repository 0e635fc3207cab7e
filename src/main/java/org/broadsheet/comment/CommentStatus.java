package org.broadsheet.comment;

import org.broadsheet.change.ChangeType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a comment stands; the names are those of the contract. */
@Schema(
        description =
                "`pending` waits since all comments do; `withheld` since a rule found something; `rejected` is by a person,"
                        + " or by a word that is listed so")
enum CommentStatus {
    pending,
    approved,
    rejected,
    withheld,
    deleted;

    /** What readers are told of a comment that came to stand here. */
    ChangeType change() {
        return switch (this) {
            case approved -> ChangeType.commentShown;
            case pending, rejected, withheld -> ChangeType.commentHidden;
            case deleted -> ChangeType.commentDeleted;
        };
    }
}
