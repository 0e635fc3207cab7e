package org.broadsheet.screening;

import java.time.Instant;
import org.broadsheet.body.Remark;
import org.broadsheet.conversation.CommentPolicy;

/**
 * A comment as it was sent, new or changed.
 *
 * @param isSignedIn whether a reader wrote it who has signed in at the publisher's provider
 * @param isStaff whether that is somebody of the newsroom
 * @param isDistrusted whether moderators want to see all that they write
 * @param isEdit whether it takes the place of a comment that there is
 */
public record Submission(
        CommentPolicy policy,
        Remark remark,
        boolean isSignedIn,
        boolean isStaff,
        boolean isDistrusted,
        boolean isEdit,
        History history,
        Instant now) {}
