package org.broadsheet.workflow;

/** How far the desk is with the draft; the names are those of the contract. */
public enum Stage {
    draft,
    inReview,
    legalReview,
    ready
}
