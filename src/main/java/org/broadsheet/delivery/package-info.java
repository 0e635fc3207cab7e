/**
 * What readers see of articles: their part of the published read model, its projector, and their public API. Nothing here
 * reads a table of the write side; the projector hears of what is public by events, in the transaction that makes it so.
 * JSON is finished when it is written, except for what other rows decide (names, paths, counts). An answer costs one
 * statement, which puts the JSON together.
 */
package org.broadsheet.delivery;
