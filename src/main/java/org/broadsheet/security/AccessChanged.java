package org.broadsheet.security;

/** What somebody may do has changed; fired in the transaction that did it. */
public record AccessChanged() {}
