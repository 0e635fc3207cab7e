/**
 * What readers see: the published read model, its projectors, and the public API of articles, sections, authors and tags.
 * Nothing here reads a table of the write side; the projectors hear of what is public by events, in the transaction that
 * makes it so. JSON is finished when it is written, except for what other rows decide (names, paths, counts): renaming a
 * section, author or tag writes one row and no article. An answer costs one statement, which puts the JSON together.
 *
 * <p>Paths of sections are kept in their rows: a move writes the rows of the subtree, so that reading climbs no tree.
 */
package org.broadsheet.delivery;
