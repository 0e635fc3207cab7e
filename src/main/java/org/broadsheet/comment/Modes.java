package org.broadsheet.comment;

import jakarta.enterprise.context.ApplicationScoped;
import org.broadsheet.delivery.Conversation;

/** The mode that holds now. */
@ApplicationScoped
class Modes implements Conversation {

    private final CommentsConfig config;

    Modes(CommentsConfig config) {
        this.config = config;
    }

    CommentMode current() {
        return config.mode();
    }

    @Override
    public boolean isShown() {
        return current().isShown();
    }

    @Override
    public boolean isAccepting() {
        return current().isAccepting();
    }
}
