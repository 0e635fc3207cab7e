/**
 * What keeps an installation in order while it serves: the read model made anew from the write side, and what has had its
 * time deleted. What runs, how far it is and what it has left undone stands in the database, so that every node says the same
 * and any of them goes on when one is killed.
 *
 * <p>A rebuild is a list of small batches, written down before the first is done. A node claims one by the lock of its row,
 * makes its rows anew and deletes it, in one transaction; so several work side by side, nothing is done by halves, and
 * readers are shown the old row until then. Batches share an advisory lock, for which a node that knows of a higher version
 * waits alone: from then on an earlier one writes no row of its own over those of the later.
 *
 * <p>Features make their rows anew and delete what is theirs themselves, by {@link org.broadsheet.shared.Projection} and
 * {@link org.broadsheet.shared.Purge}. What is kept for ever has no purge: revisions, what was done and decided, corrections,
 * slugs that were public, and the log of who did what.
 */
package org.broadsheet.maintenance;
