package org.broadsheet.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** To find out whose token it is, of which only the digest goes on from here. */
final class TokenRequest extends BaseAuthenticationRequest {

    private final byte[] digest;
    private final boolean safe;

    /** @param safe whether the request only reads */
    TokenRequest(byte[] digest, boolean safe) {
        this.digest = digest;
        this.safe = safe;
    }

    byte[] digest() {
        return digest;
    }

    boolean safe() {
        return safe;
    }
}
