package org.broadsheet.shared;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which part of the work this one of several nodes does. */
@Singleton
public class Node {

    private final boolean deliveryOnly;

    Node(@ConfigProperty(name = "broadsheet.delivery-only", defaultValue = "false") boolean deliveryOnly) {
        this.deliveryOnly = deliveryOnly;
    }

    /** Whether it answers readers and writes nothing, by no clock either: its database may be a replica. */
    public boolean isDeliveryOnly() {
        return deliveryOnly;
    }
}
