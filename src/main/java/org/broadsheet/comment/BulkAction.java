package org.broadsheet.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be done to many comments at once; the names are those of the contract. */
@Schema(name = "BulkCommentAction", description = "What is done to the comment")
enum BulkAction {
    approve,
    reject,
    delete
}
