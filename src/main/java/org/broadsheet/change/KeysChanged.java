package org.broadsheet.change;

import java.util.Set;

/**
 * What answers were made of is no longer so. Fired after the commit: on the node that changed it before that answers, on
 * every other when it reads the log. More may be named than has changed.
 *
 * @param keys see {@link Keys}
 */
public record KeysChanged(Set<String> keys) {}
