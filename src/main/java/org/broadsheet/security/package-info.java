/**
 * Who is calling and what they may do. Every request has a {@link org.broadsheet.security.Caller}; code asks for rights,
 * never for roles or paths. Tokens are kept as SHA-256 digests: 256 random bits need no slow hash, and whoever reads the
 * database cannot call with them. Also holds the secret that signs cursors.
 */
package org.broadsheet.security;
