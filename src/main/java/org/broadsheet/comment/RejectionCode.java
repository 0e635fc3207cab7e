package org.broadsheet.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a comment is rejected; the names are stored and part of the contract. */
@Schema(description = "Why a comment is rejected")
enum RejectionCode {
    offTopic,
    abusive,
    spam,
    illegal,
    personalData,
    duplicate,
    other
}
