/**
 * What surrounds every request and is the same for all: strict JSON and parameters, problems for whatever goes wrong, the
 * guard in front of routing, CORS, request ids, and what both OpenAPI documents say of it. Features throw and return; that
 * each error is problem+json and no input makes a 500 is promised here, once. Apart from {@code shared}, which holds the
 * words that features speak, because no feature needs to call anything here, but for {@link Idempotency}: that must begin
 * where a feature's creation begins.
 */
package org.broadsheet.http;
