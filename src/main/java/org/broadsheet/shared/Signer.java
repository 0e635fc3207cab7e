package org.broadsheet.shared;

/** Signs what clients carry for us and must not make themselves. */
public interface Signer {

    /** A MAC over the bytes, at least 16 bytes long. */
    byte[] sign(byte[] content);

    /** Whether the MAC is ours, by the present or the previous secret; takes the same time for every answer. */
    boolean isSigned(byte[] content, byte[] mac);
}
