/**
 * Turns a path of the publication's site into what stands there: a front end asks once and knows whether to show an article,
 * a section, an author or a tag, to send its reader on, or to say that there is nothing, or nothing any more. The patterns of
 * {@code broadsheet.site.*} are read backwards here. What stands at exactly this path comes first, in the order article,
 * section, author, tag; then what stood there or is called so, from where readers are sent on in one step. An answer costs one
 * statement and hangs on whatever could come to stand at the path; that there is nothing is kept nowhere.
 */
package org.broadsheet.resolver;
