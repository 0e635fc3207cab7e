package org.broadsheet.security;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Which sections lie below others; sections themselves answer it. */
public interface SectionBranches {

    /** The sections meant by slugs and ids; what means none is left out. */
    Set<UUID> named(Collection<String> names);

    /** The sections and all below them. */
    Set<UUID> withAllBelow(Collection<UUID> sections);
}
