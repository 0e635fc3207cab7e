/**
 * A newsroom to play with and to test against: sections, people, articles, pictures and comments of a town that does not
 * exist. It goes into an empty database only, whole or not at all. Ids, slugs, times and counts are the same on every
 * installation and in every release, so that tests and examples may name them; what is added later gets names of its own.
 *
 * <p>The newsroom itself goes through the doors that every input goes through. Only the many articles of a load test are
 * copied inside the database, since a hundred thousand would take too long through those.
 */
package org.broadsheet.demo;
