package org.broadsheet.article;

/** What readers can see of an article; the names are those of the contract. */
enum Publication {
    none,
    scheduled,
    published,
    unpublished,
    killed
}
