/**
 * People and programs, what they may do, and the tokens of programs. An account is never deleted, since what it did refers to
 * it: it is made inactive. Nobody gives away a right that they do not have everywhere themselves, and nobody takes their own
 * way in from themselves. What changes here counts on this node at once and on every other within five seconds.
 */
package org.broadsheet.account;
