/**
 * What articles are about: topics, people, places, organisations, series. A tag is public only while a public article
 * carries it, so that preparing one gives nothing away.
 */
package org.broadsheet.tag;
