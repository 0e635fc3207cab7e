/**
 * The sections of the publication: a tree, whose segments make the paths of everything in it. Promises that the tree has
 * no cycle and that siblings differ in their segment; writes to the tree wait for each other, since two moves that are
 * fine alone can make a cycle together.
 */
package org.broadsheet.section;
