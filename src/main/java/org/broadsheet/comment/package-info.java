/**
 * What readers say about articles: writing, reading and deciding about comments. Readers are shown the approved ones and,
 * where one went that still has answers, its place without name and text; one flag holds that, every public statement asks
 * for it, and no other row leaves the database for them. E-mail addresses leave it for nobody.
 *
 * <p>Whatever changes what is shown holds the article's row of {@code article_stats} first, so that the counts of an article
 * and of every comment are exact whoever writes at the same time, and nobody waits in a circle.
 */
package org.broadsheet.comment;
