/**
 * Every list in the formats of others: feeds of articles, corrections and comments, sitemaps, and what crawlers are told. The
 * content is what delivery answers, by the same statements, keys and cursors; only its form is made here. Text is made fit for
 * XML in one place, {@link org.broadsheet.feed.XmlText}, through which all of it goes. Addresses in feeds are absolute: those
 * of the site for readers, those of this service for other pages of the feed.
 */
package org.broadsheet.feed;
