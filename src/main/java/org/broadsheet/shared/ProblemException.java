package org.broadsheet.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ends a request with a problem (RFC 9457). Carries no stack trace: it is an answer, not a fault. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private transient Set<String> keys = Set.of();

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** 400 with every failed field at once. */
    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(
                ProblemType.invalidRequest,
                errors.size() == 1 ? errors.get(0).detail() : errors.size() + " values are not valid",
                errors);
    }

    public static ProblemException invalid(FieldError error) {
        return invalid(List.of(error));
    }

    /** Adds an extension member (RFC 9457, section 3.2), say {@code holder} of a taken slug. */
    public ProblemException with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Adds a header to the answer, say {@code Retry-After}; takes the place of one that the problem would have had. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /**
     * All who ask for the same are told so until one of these changes, and the answer may be kept.
     *
     * @param keys names of what it says; none for a problem that nobody keeps
     */
    public ProblemException keptUnder(Set<String> keys) {
        this.keys = Set.copyOf(keys);
        return this;
    }

    /** See {@link #keptUnder}. */
    public Set<String> keys() {
        return keys;
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
