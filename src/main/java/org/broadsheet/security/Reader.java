package org.broadsheet.security;

import java.util.Optional;

/**
 * A reader who has signed in at the publisher's provider for readers.
 *
 * @param issuer the provider
 * @param subject who they are there
 * @param name that other readers may see; empty where the provider tells none, since who they are there is not for everybody
 */
public record Reader(String issuer, String subject, Optional<String> name) {

    /** The tenant of OpenID Connect whose tokens readers send; their endpoints name it. */
    public static final String TENANT = "readers";

    static final String ATTRIBUTE = "reader";
}
