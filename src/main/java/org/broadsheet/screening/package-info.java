/**
 * Looks through what readers want to say before anybody else reads it: a list of rules, each of which says what it found and
 * what should come of that. All are asked, all they found is kept for moderators, and the strictest decides.
 */
package org.broadsheet.screening;
