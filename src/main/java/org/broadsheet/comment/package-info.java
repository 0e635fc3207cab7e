/**
 * What readers say about articles: writing, reading and deciding about comments. Readers are shown the approved ones and,
 * where one went that still has answers, its place without name and text; one flag holds that, every public statement asks
 * for it, and no other row leaves the database for them. E-mail addresses leave it for nobody.
 *
 * <p>Whose a comment is, a signed token says that a guest was given with it, or the publisher's token of a reader; nothing
 * that is sent in a body. Whoever proves it changes it for a while, deletes it at any time, and sees it while it is held.
 *
 * <p>Who follows a thread is told of each change with the comment as everybody sees it at that moment, or without: what was
 * shown for a while only is told without its words. One thread of a node reads the log for all of them.
 *
 * <p>Whatever changes what is shown holds the article's row of {@code article_stats} first, so that the counts of an article
 * and of every comment are exact whoever writes at the same time, and nobody waits in a circle. A reader's row is held before
 * that, by whoever writes as that reader and whoever imposes something on them, so that a ban leaves nothing out.
 *
 * <p>Votes and reports hold it too, so that their numbers on a comment are those of the rows. A vote is told of later, with
 * others of the same article: who votes is known by a token, and so reads past every cache.
 *
 * <p>Every decision of a moderator is kept with what was there before, so that each can be taken back, the last one first.
 */
package org.broadsheet.comment;
