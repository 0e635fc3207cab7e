/**
 * Articles as editors see them. Every save that changes something is an immutable revision; state is two pointers, to the
 * draft and to what readers see, so that nothing an editor saves can become public by accident. Publishing tells the read
 * model by an event in the same transaction: both happen or neither.
 */
package org.broadsheet.article;
