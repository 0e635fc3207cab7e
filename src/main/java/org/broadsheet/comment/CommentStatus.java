package org.broadsheet.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a comment stands; the names are those of the contract. */
@Schema(description = "`withheld` is held by the service itself, `rejected` by a person")
enum CommentStatus {
    pending,
    approved,
    rejected,
    withheld,
    deleted
}
