package org.broadsheet.conversation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How readers vote on comments: not at all, only for them, or for and against them")
public enum VoteMode {
    off(0, 0),
    up(0, 1),
    upDown(-1, 1);

    private final int least;
    private final int most;

    VoteMode(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** @param value -1 against, 1 for the comment, 0 neither */
    public boolean takes(int value) {
        return least <= value && value <= most;
    }
}
