/**
 * Links that show an article before readers see it, to whoever has one: a colleague, a source, a front end's preview. A link
 * belongs to one article and shows its draft or one of its revisions, whatever state the article is in, until the link ends
 * or is revoked. What it shows is made by what makes the answers of delivery, at each request, and kept nowhere. An article
 * that was withdrawn for ever is shown by no link.
 *
 * <p>Of a token only a MAC is kept, so that nobody reads it from a copy of the database. A token that is unknown, forged, of
 * the past or revoked is answered alike, after the same work.
 */
package org.broadsheet.preview;
