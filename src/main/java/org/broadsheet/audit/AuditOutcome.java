package org.broadsheet.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a call; the names are those of the contract. */
@Schema(description = "What became of a call: it was done, or the caller may not do it")
public enum AuditOutcome {
    done,
    refused
}
