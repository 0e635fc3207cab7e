/**
 * What differs between two contents, for editors who want to see what became of a text: fields by their names in the
 * contract, blocks by their ids, texts word by word. It knows no article and no revision, reads nothing, and its cost has a
 * bound for any text that can be saved.
 */
package org.broadsheet.diff;
