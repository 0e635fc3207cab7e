/**
 * Statements without entities: those that read, for whatever readers ask, over the pool; and those that write what no entity
 * stands for, in the transaction. The driver keeps them prepared on its connections.
 */
package org.broadsheet.query;
