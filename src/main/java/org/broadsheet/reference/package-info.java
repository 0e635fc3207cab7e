/**
 * What readers see of sections, authors, tags and pictures: their part of the published read model, its projectors and
 * their public API, and what every public answer has: its bytes, names and counts. Articles hold ids and fill in what is
 * here when they are read, so renaming a section, author or tag writes one row and no article. Whether a public article
 * mentions one is asked of the lists that articles are in, and so is how many do: counters would make publishes wait for each
 * other that have an author, tag or section in common.
 *
 * <p>A duplicate keeps its row, since articles hold its id, with the card of its survivor; its lineage names both, so that
 * the survivor's list holds its articles as that of a section holds those of the sections below. All its names lead to the
 * survivor.
 *
 * <p>Paths of sections are kept in their rows: a move writes the rows of the subtree, so that reading climbs no tree.
 */
package org.broadsheet.reference;
