package org.broadsheet.delivery;

/** What readers may do below articles where nobody has set it; answered by what keeps the settings. */
public interface Conversation {

    /** The mode: off, readOnly, open, post or pre. */
    String mode();

    /** How readers vote: off, up or upDown. */
    String votes();

    /** Days after publication for which comments are taken; 0 for always. */
    int closeAfterDays();
}
