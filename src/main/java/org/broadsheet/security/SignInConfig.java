package org.broadsheet.security;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/**
 * What those may do who sign in at the publisher's provider, beside what their accounts are granted here. Public, since
 * the validation of settings reads its list by reflection.
 */
@ConfigMapping(prefix = "broadsheet.sign-in")
public interface SignInConfig {

    /** Each gives a role to whoever has a value in the provider's claim ({@code quarkus.oidc.roles.role-claim-path}). */
    List<ClaimGrant> grants();

    interface ClaimGrant {

        /** The value, such as the name of a group. */
        String claim();

        Role role();

        /** Slugs or ids: in these sections and those below them; absent for everywhere. */
        Optional<List<String>> sections();

        /** BCP 47 ranges; absent for every language. */
        Optional<List<String>> languages();
    }
}
