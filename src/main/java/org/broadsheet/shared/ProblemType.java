package org.broadsheet.shared;

/**
 * Every kind of problem a client can meet. The name is the stable {@code code} in the answer and ends its {@code type}
 * URI; a new one is added only where a client would act differently.
 */
public enum ProblemType {
    invalidRequest(400, "The request is not valid"),
    unauthorized(401, "A valid token is needed"),
    forbidden(403, "The token does not allow this"),
    banned(403, "You may not comment here"),
    notFound(404, "There is nothing here"),
    methodNotAllowed(405, "The method is not allowed here"),
    notAcceptable(406, "The answer cannot be given in this format"),
    conflict(409, "The request conflicts with the present state"),
    slugTaken(409, "The slug belongs to something else"),
    inUse(409, "It is still in use"),
    wasPublic(409, "It was public and cannot be deleted"),
    invalidState(409, "The present state does not allow this action"),
    blocked(409, "Something stands in the way"),
    embargoed(409, "It is embargoed"),
    locked(409, "Somebody else is at work on it"),
    commentsClosed(409, "Nobody can comment here"),
    withdrawn(410, "It was withdrawn"),
    cursorExpired(410, "The place in the list is not kept any more"),
    preconditionFailed(412, "It has been changed since"),
    payloadTooLarge(413, "The body is too large"),
    unsupportedMediaType(415, "The body is not in a supported format"),
    idempotencyKeyReused(422, "The key was used for another request"),
    preconditionRequired(428, "If-Match is needed"),
    tooManyRequests(429, "Too many requests"),
    internalError(500, "Something went wrong here"),
    unavailable(503, "The service cannot answer now");

    /** Base of the {@code type} URIs (RFC 9457, section 3.1.1): identifiers, not addresses. */
    private static final String NAMESPACE = "urn:problem-type:broadsheet:";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** HTTP status code, 400 to 599. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String uri() {
        return NAMESPACE + name();
    }

    /** The general kind of this status; of its class where the status has none. */
    public static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status < 500 ? invalidRequest : internalError;
    }
}
