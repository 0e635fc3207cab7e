/**
 * The database the service stands on: an embedded PostgreSQL by default, an external one where a JDBC URL is set.
 * Promises that nothing acknowledged is lost, whichever process is killed, that the embedded server is as closed as a
 * well-kept external one (password, loopback only, a service role that owns nothing), and that an unfit database is
 * refused before anything is written to it, and that a backup is one that can be restored. It drives PostgreSQL's own initdb and pg_ctl rather than a library, since
 * those libraries are made for throw-away tests and trade safety for speed.
 */
package org.broadsheet.database;
