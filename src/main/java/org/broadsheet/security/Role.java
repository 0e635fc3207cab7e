package org.broadsheet.security;

import static org.broadsheet.security.Rights.AUDIT;
import static org.broadsheet.security.Rights.CURATE;
import static org.broadsheet.security.Rights.EDIT;
import static org.broadsheet.security.Rights.ILLUSTRATE;
import static org.broadsheet.security.Rights.KILL;
import static org.broadsheet.security.Rights.LEGAL;
import static org.broadsheet.security.Rights.LIFT_EMBARGO;
import static org.broadsheet.security.Rights.MODERATE;
import static org.broadsheet.security.Rights.PUBLISH;
import static org.broadsheet.security.Rights.RAW_HTML;
import static org.broadsheet.security.Rights.READ;
import static org.broadsheet.security.Rights.REVIEW;
import static org.broadsheet.security.Rights.SCHEDULE;

import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The table of roles: the rights of each, about every article or only about those that the caller created. */
@Schema(description = "A set of rights")
public enum Role {
    administrator(Rights.ALL),
    chiefEditor(Set.of(
            READ, EDIT, PUBLISH, SCHEDULE, REVIEW, LIFT_EMBARGO, KILL, CURATE, ILLUSTRATE, RAW_HTML, MODERATE, AUDIT)),
    editor(Set.of(READ, EDIT, PUBLISH, SCHEDULE, REVIEW, CURATE, ILLUSTRATE)),
    author(Set.of(READ, EDIT, PUBLISH, SCHEDULE, ILLUSTRATE), true),
    contributor(Set.of(READ, EDIT, ILLUSTRATE), true),
    legal(Set.of(READ, LEGAL)),
    moderator(Set.of(MODERATE)),
    viewer(Set.of(READ));

    private final Set<String> rights;
    private final boolean own;

    Role(Set<String> rights) {
        this(rights, false);
    }

    Role(Set<String> rights, boolean own) {
        this.rights = rights;
        this.own = own;
    }

    /** Some of {@link Rights}. */
    public Set<String> rights() {
        return rights;
    }

    /** Whether it is about articles only that the caller created. */
    public boolean own() {
        return own;
    }
}
