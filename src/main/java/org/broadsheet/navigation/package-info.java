/**
 * Ways into what is published: the tree of sections with the numbers of their articles, and the archive by year, month and
 * day. Both are counted from the lists that articles are in when they are asked for, by one statement that reads indexes
 * only, and kept until an article comes into one of these lists, goes or moves; so no publish writes a number, and none has to
 * wait for another that would.
 */
package org.broadsheet.navigation;
