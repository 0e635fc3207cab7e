package org.broadsheet.conversation;

/** What happens to a new comment; the names are those of the setting. */
public enum CommentMode {
    /** There are no threads. */
    off(false, false),
    /** Threads are shown, nobody adds to them. */
    readOnly(true, false),
    /** Shown at once. */
    open(true, true),
    /** Shown at once, and queued for a moderator. */
    post(true, true),
    /** Queued, and shown when a moderator approved it. */
    pre(true, true);

    private final boolean shown;
    private final boolean accepting;

    CommentMode(boolean shown, boolean accepting) {
        this.shown = shown;
        this.accepting = accepting;
    }

    public boolean isShown() {
        return shown;
    }

    public boolean isAccepting() {
        return accepting;
    }
}
