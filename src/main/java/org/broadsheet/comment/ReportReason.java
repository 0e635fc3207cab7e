package org.broadsheet.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What readers find wrong with a comment; the names are those of the contract. */
@Schema(description = "What is wrong with it; `illegal` where the law forbids it, `other` is said in the note")
enum ReportReason {
    offensive,
    abusive,
    spam,
    illegal,
    other
}
