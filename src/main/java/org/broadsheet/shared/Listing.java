package org.broadsheet.shared;

import java.util.List;

/** One page of a list. */
public record Listing<T>(List<T> data, PageInfo page) {}
