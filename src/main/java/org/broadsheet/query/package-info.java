/**
 * Statements that only read, for whatever readers ask: over the pool, without entities. The driver keeps them prepared on
 * its connections.
 */
package org.broadsheet.query;
