/**
 * The log of what changed for readers. A row is written in the transaction of the change itself, so that the log tells of
 * everything that was committed and of nothing else. It names the keys of the answers that are no longer true.
 *
 * <p>Rows get their positions after the commit, by one node at a time: so positions are dense, in an order in which the
 * changes became visible, and whoever asks for what is behind a position misses nothing, however long other transactions
 * stay open. A number given by the transaction itself would be seen before smaller ones of others; asking PostgreSQL for the
 * oldest open transaction would stand still while any of the cluster is open, and its numbers do not survive a restore.
 *
 * <p>Positions count within an epoch. Where the data lives in another cluster, or a replica took over, some may have been
 * given twice: then a new epoch begins.
 */
package org.broadsheet.change;
