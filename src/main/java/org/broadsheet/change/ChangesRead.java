package org.broadsheet.change;

import java.util.UUID;

/**
 * This node has read the log further. Fired in the thread that reads it, which waits; so observers do little.
 *
 * @param epoch in which positions count
 * @param position up to which all is read now
 */
public record ChangesRead(UUID epoch, long position) {}
