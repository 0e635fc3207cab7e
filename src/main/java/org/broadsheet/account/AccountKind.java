package org.broadsheet.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is behind an account; the names are those of the contract. */
@Schema(description = "Who is behind an account: somebody, or a program")
public enum AccountKind {
    person,
    service
}
