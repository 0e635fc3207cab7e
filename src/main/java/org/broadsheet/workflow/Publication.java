package org.broadsheet.workflow;

/** What readers can see of an article; the names are those of the contract. */
public enum Publication {
    none,
    scheduled,
    published,
    unpublished,
    killed
}
