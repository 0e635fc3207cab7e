package org.broadsheet.security;

/**
 * A reader who has signed in at the publisher's provider for readers.
 *
 * @param issuer the provider
 * @param subject who they are there
 * @param name that other readers see
 */
public record Reader(String issuer, String subject, String name) {

    /** The tenant of OpenID Connect whose tokens readers send; their endpoints name it. */
    public static final String TENANT = "readers";

    static final String ATTRIBUTE = "reader";
}
