package org.broadsheet.cache;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.shared.ProblemException;

/** An answer that is kept: its bytes in each coding, outside the heap, and all its headers but the request's id. */
final class Entry {

    /** Bytes that an entry takes beside its own, and each header and key of it: what a heap dump showed, rounded up. */
    private static final int OVERHEAD = 1_000;

    private static final int OVERHEAD_OF_EACH = 100;

    private record Header(CharSequence name, CharSequence value) {}

    private final String address;
    private final int status;
    private final List<Header> headers = new ArrayList<>();
    private final Validator validator;
    private final Buffer identity;
    private final Buffer gzip;
    private final ProblemException problem;
    private final String[] keys;
    private final Instant until;

    private Entry(
            String address,
            int status,
            Validator validator,
            byte[] identity,
            ProblemException problem,
            Set<String> keys,
            Instant until,
            Iterable<Map.Entry<String, String>> headers) {
        this.address = address;
        this.status = status;
        this.validator = validator;
        this.identity = identity == null ? null : direct(identity);
        this.gzip = validator == null || !validator.varies() ? null : direct(Coding.GZIP.encode(identity));
        this.problem = problem;
        this.keys = keys.toArray(String[]::new);
        this.until = until;
        headers.forEach(header -> this.headers.add(new Header(
                HttpHeaders.createOptimized(header.getKey()), HttpHeaders.createOptimized(header.getValue()))));
    }

    /**
     * @param address the canonical one
     * @param headers all that are the same whatever coding is chosen
     */
    static Entry of(String address, Answer answer, Validator validator, MultiMap headers) {
        return new Entry(
                address, answer.status(), validator, answer.body(), null, answer.keys(), answer.until(), headers);
    }

    /** A problem that is the same for all who ask, but for the id of the request in it. */
    static Entry of(String address, ProblemException problem) {
        return new Entry(address, problem.type().status(), null, null, problem, problem.keys(), null, List.of());
    }

    /** Written as they are, without a copy for each answer. Vert.x 4 has no other way to them. */
    @SuppressWarnings("deprecation")
    private static Buffer direct(byte[] bytes) {
        return Buffer.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(
                ByteBuffer.allocateDirect(bytes.length).put(bytes).flip())));
    }

    String address() {
        return address;
    }

    int status() {
        return status;
    }

    /** Null where the answer has no body. */
    Validator validator() {
        return validator;
    }

    /** Null where it is none. */
    ProblemException problem() {
        return problem;
    }

    Buffer bytes(Coding coding) {
        return coding == Coding.GZIP ? gzip : identity;
    }

    /** When it stops being true by the clock alone; null for never. */
    Instant until() {
        return until;
    }

    /** Its elements may be replaced by equal ones. */
    String[] keys() {
        return keys;
    }

    /** In bytes. */
    int weight() {
        int weight = OVERHEAD + 2 * address.length() + OVERHEAD_OF_EACH * (keys.length + headers.size());
        for (Header header : headers) {
            weight += header.name().length() + header.value().length();
        }
        return weight + (identity == null ? 0 : identity.length()) + (gzip == null ? 0 : gzip.length());
    }

    void writeHeaders(MultiMap to) {
        for (Header header : headers) {
            to.add(header.name(), header.value());
        }
    }
}
