package org.broadsheet.comment;

/**
 * What a moderator says with a decision; each null where nothing is said.
 *
 * @param publicText for who wrote the comment
 * @param note for moderators only
 */
record Reason(RejectionCode code, String publicText, String note) {

    static final Reason NONE = new Reason(null, null, null);

    /** The note alone, which may be null. */
    static Reason noted(String note) {
        return new Reason(null, null, note);
    }

    boolean isEmpty() {
        return equals(NONE);
    }
}
