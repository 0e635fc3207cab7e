package org.broadsheet.shared;

import java.util.UUID;

/** Names whoever has saved something; implemented where accounts are kept. */
public interface People {

    /** The account with this id, which must exist. */
    AccountSummary person(UUID id);
}
