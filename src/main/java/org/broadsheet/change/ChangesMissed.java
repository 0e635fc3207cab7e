package org.broadsheet.change;

/** This node cannot tell what has changed; whatever it remembers of answers may be wrong. */
public record ChangesMissed() {}
