package org.broadsheet.shared;

import java.util.List;

/**
 * Some rows of a list.
 *
 * @param total how many rows the whole list has, as far as they were counted; null where they were not
 */
public record Counted<T>(List<T> rows, Long total) {}
