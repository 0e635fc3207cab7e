package org.broadsheet.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What moderators do to a comment; the names are stored and part of the contract. */
@Schema(description = "What a moderator did; `undo` takes back another decision")
enum DecisionAction {
    approve,
    reject,
    delete,
    undo,
    feature,
    unfeature,
    pin,
    unpin,
    lock,
    unlock
}
