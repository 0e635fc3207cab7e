/**
 * The response cache: finished answers of delivery, as bytes, which the event loop sends before anything is routed. It knows
 * keys and bytes and nothing of what they mean.
 *
 * <p>An answer lives until something that it was made of changes. Who commits a change drops what it ends before they are
 * answered ({@link org.broadsheet.change.KeysChanged}); other nodes hear of it by the log. Time ends no answer, but without
 * its database a node sends what it holds for ten minutes at most, and says how old it may be. A miss registers before it
 * reads: what it reads is handed to whoever waits for the same, and is kept only if nothing it was made of has changed since.
 *
 * <p>Hits pass no other filter, so an entry holds every header of the answer that made it but the request's id. What is sent
 * with a token is neither asked here nor kept.
 */
package org.broadsheet.cache;
