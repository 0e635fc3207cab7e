/**
 * What is allowed in the threads below articles: settings of an article, of its section and those that this lies in, and of
 * the publication, the nearest of which holds; and the words that comments are looked through for. What readers see of it is
 * kept with the read model, and changes in a transaction only, also where the time to comment is over.
 */
package org.broadsheet.conversation;
