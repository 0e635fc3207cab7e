package org.broadsheet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Nullable;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/**
 * Sees to it that a resource method gets the body it takes. No body, and JSON's {@code null}, reach it only where the
 * parameter is {@link Nullable}; everything else would be an invitation to forget the case.
 */
@Provider
class RequestBody implements ReaderInterceptor {

    /** Looked up with each request: interceptors are made before run-time configuration is there. */
    private final Instance<HttpConfig> config;

    private final CurrentVertxRequest current;

    RequestBody(Instance<HttpConfig> config, CurrentVertxRequest current) {
        this.config = config;
        this.current = current;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        long maxBytes = config.get().maxBodySize().asLongValue();
        RoutingContext rc = current.getCurrent();
        Bounded in = new Bounded(context.getInputStream(), maxBytes, Idempotency.digest(rc));
        context.setInputStream(in);
        Object body = read(context);
        Idempotency.digested(rc, in.digest);
        boolean optional = Arrays.stream(context.getAnnotations()).anyMatch(Nullable.class::isInstance);
        boolean absent = body == null || body instanceof JsonNode tree && (tree.isNull() || tree.isMissingNode());
        if (absent && !optional) {
            throw ProblemException.invalid(FieldError.at("", "required", "A body is needed"));
        }
        return absent ? null : body;
    }

    private static Object read(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            // The client went away, or sent too slowly: nobody's fault here, and hardly anybody reads the answer.
            throw new ProblemException(ProblemType.invalidRequest, "The body did not arrive whole");
        }
    }

    /** A chunked body does not say its length beforehand. */
    private static final class Bounded extends FilterInputStream {

        private final long max;
        /** Of what was read so far; null where nobody asks for it. */
        private final MessageDigest digest;

        private long count;

        Bounded(InputStream in, long max, MessageDigest digest) {
            super(in);
            this.max = max;
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            counted(b < 0 ? 0 : 1);
            if (digest != null && b >= 0) {
                digest.update((byte) b);
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = counted(super.read(buffer, offset, length));
            if (digest != null && read > 0) {
                digest.update(buffer, offset, read);
            }
            return read;
        }

        private int counted(int read) {
            count += Math.max(read, 0);
            if (count > max) {
                throw RequestGuard.tooLarge(max);
            }
            return read;
        }
    }
}
