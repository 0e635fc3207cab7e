/**
 * What an editor writes: the input of an article, and how it becomes content in which every reference is resolved and every
 * block is checked. Knows nothing of drafts, of publishing or of what happened to an article.
 */
package org.broadsheet.content;
