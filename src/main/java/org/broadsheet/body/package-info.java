/**
 * The body of an article as typed blocks: read strictly from JSON, converted from Markdown and HTML, sanitised, given
 * stable ids and anchors, rendered as HTML and plain text, counted. All three formats pass one door: Markdown becomes
 * HTML, HTML becomes blocks, and blocks, wherever they come from, are read by {@link org.broadsheet.body.Body#parse}, which
 * names every error with its JSON Pointer and sanitises last. So no path can leave unsafe HTML behind and one set of limits
 * holds for all. Sanitising is idempotent byte for byte: what was stored can be sent back and nothing changes. The package
 * knows no article, no caller and no database, fetches nothing, and leaves {@code article:<id>} links to whoever renders.
 */
package org.broadsheet.body;
