package org.broadsheet.badinput;

import org.broadsheet.testkit.call.Call;

/**
 * A call that is bad in one place.
 *
 * @param what the place and the value, for people
 * @param pointer to the bad part of the body; null where something else is bad
 * @param parameter that is bad; null where something else is bad
 */
record Attack(String what, Call call, String pointer, String parameter) {

    static Attack of(String what, Call call) {
        return new Attack(what, call, null, null);
    }
}
