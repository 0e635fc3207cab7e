package org.broadsheet.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a moderator's decision about a comment says of a report of it. */
@Schema(description = "`upheld`: the comment was rejected or deleted; `dismissed`: it was approved")
enum ReportDecision {
    upheld,
    dismissed
}
