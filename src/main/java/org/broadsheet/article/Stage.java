package org.broadsheet.article;

/** How far the desk is with the draft; the names are those of the contract. */
enum Stage {
    draft,
    inReview,
    legalReview,
    ready
}
