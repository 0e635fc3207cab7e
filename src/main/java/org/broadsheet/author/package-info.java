/**
 * The people in bylines. They are not accounts: a columnist needs none, and an editor may never sign. What is private of
 * them (the newsroom's address for them) leaves management by no way. Those who are there twice are merged, like tags.
 */
package org.broadsheet.author;
