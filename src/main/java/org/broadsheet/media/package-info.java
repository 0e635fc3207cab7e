/**
 * Pictures: records of what lives elsewhere, with what a front end needs to show it. Nothing is fetched or uploaded. Articles
 * and authors name a picture by its id, so a better text for it is one row and shows everywhere.
 */
package org.broadsheet.media;
