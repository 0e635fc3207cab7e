package org.broadsheet.security;

import java.util.Set;

/**
 * Who has signed in at the newsroom's provider.
 *
 * @param claims the values of the claim that roles are given by
 */
record SignedIn(String issuer, String subject, String name, Set<String> claims) {}
