package org.broadsheet.shared;

import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.Optional;

/** Which version of a thing the present transaction met, and which it leaves; for whoever writes down what was done. */
@TransactionScoped
public class TouchedVersions implements Serializable {

    private static final long serialVersionUID = 1L;

    private Integer before;
    private Integer after;

    /** The version that is about to change; the first one counts. */
    public void met(int version) {
        before = before == null ? version : before;
    }

    /** The version that it has now; the last one counts. */
    public void left(int version) {
        after = version;
    }

    public Optional<Integer> before() {
        return Optional.ofNullable(before);
    }

    public Optional<Integer> after() {
        return Optional.ofNullable(after);
    }
}
