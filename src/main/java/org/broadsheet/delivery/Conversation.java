package org.broadsheet.delivery;

/** What readers may do under articles; answered by what keeps the comments. */
public interface Conversation {

    /** Whether there are threads at all; without, articles count no comments. */
    boolean isShown();

    /** Whether comments are taken, where an article does not say otherwise. */
    boolean isAccepting();
}
