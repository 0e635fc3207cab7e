/**
 * How often who may ask: rates by classes of routes, counted on this node for each network or token. Endpoints say their
 * class by annotation ({@link org.broadsheet.limit.Limited}); the paths of requests are never looked at, and of what a
 * client sends nothing but its token and its address chooses the bucket. Apart from {@code http}, which treats every
 * request alike, and below {@code security}, which counts tokens here that are not good.
 */
package org.broadsheet.limit;
