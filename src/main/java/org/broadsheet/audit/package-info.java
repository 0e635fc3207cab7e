/**
 * Who did what in management, and what they were refused. What is done is written in the transaction that does it, so that
 * neither is there without the other, once for each transaction where a call makes several; a refusal is written right behind its answer. Nobody can change or delete an entry, the
 * database sees to that. No entry holds a body, a secret or more of an address than its network. Calls without a good token
 * are nobody's: {@link org.broadsheet.limit.FailedAuthentications} counts them.
 */
package org.broadsheet.audit;
