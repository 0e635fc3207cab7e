/**
 * What is done and said about an article inside the newsroom; never public. Every action is written down, in the
 * transaction that does it, and so are notes; both are only ever added to. Who is at work on an article says so by a lock,
 * which ends by itself and forbids nothing: what is saved is guarded by versions.
 */
package org.broadsheet.desk;
