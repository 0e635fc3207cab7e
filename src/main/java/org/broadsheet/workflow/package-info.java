/**
 * The life of a story as one table: which action leads from where to where, and the right that it needs. Pure rules without
 * a database, so that every sequence of actions can be tried; the article below whom they stand applies them.
 */
package org.broadsheet.workflow;
