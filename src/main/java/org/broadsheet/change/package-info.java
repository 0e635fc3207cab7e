/**
 * The log of what changed for readers. A row is written in the transaction of the change itself, so that the log tells of
 * everything that was committed and of nothing else. It names the keys of the answers that are no longer true.
 */
package org.broadsheet.change;
