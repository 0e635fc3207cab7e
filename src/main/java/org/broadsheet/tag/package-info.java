/**
 * What articles are about: topics, people, places, organisations, series. A tag is public only while a public article
 * carries it, so that preparing one gives nothing away. Those that are there twice are merged: see
 * {@link org.broadsheet.shared.Mergeable}.
 */
package org.broadsheet.tag;
