/**
 * What readers find: search, suggestions while they type, and articles related to one. Its table is a part of the published
 * read model, written in the transaction that publishes and made anew with the rest; it goes with the public article.
 *
 * <p>Words are cut and normalised here, for texts and queries alike, so that PostgreSQL sees letters and digits only: case,
 * accents, quotes, dashes and apostrophes make no difference, and scripts without spaces have words too. PostgreSQL stems them
 * by the article's language. As each of our words is one of its positions, what matched is marked in the text as it was
 * written.
 *
 * <p>A search is one statement. Its matches are gathered first, by the index of words alone, and then put in order: left to
 * choose, the planner walks articles by date and looks for the word in each.
 */
package org.broadsheet.search;
