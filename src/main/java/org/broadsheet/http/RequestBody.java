package org.broadsheet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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

    RequestBody(Instance<HttpConfig> config) {
        this.config = config;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        long maxBytes = config.get().maxBodySize().asLongValue();
        context.setInputStream(new Bounded(context.getInputStream(), maxBytes));
        Object body = read(context);
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
        private long count;

        Bounded(InputStream in, long max) {
            super(in);
            this.max = max;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            counted(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return counted(super.read(buffer, offset, length));
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
