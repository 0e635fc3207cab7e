package org.broadsheet.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/**
 * Refuses, before anything else looks at a request to the API, what no handler should have to think of: second
 * spellings of a path, bytes that are no text, and bodies that are too large or not in the one encoding we read.
 */
@Singleton
class RequestGuard {

    /** After CORS (300), so that a page may read the refusal; ahead of every cache and authentication. */
    private static final int PRIORITY = 290;

    private static final Set<HttpMethod> WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    /** RFC 9110, section 8.3; without wildcards, which the framework would match with everything. */
    private static final String TOKEN = "[\\w!#$%&'+.^`|~-]++";

    private static final String PARAMETER = ";\\s*+(?:(" + TOKEN + ")=(" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\"))?+";
    private static final Pattern MEDIA_TYPE =
            Pattern.compile(TOKEN + "/" + TOKEN + "(?:\\s*+" + PARAMETER + ")*+\\s*+");
    private static final Pattern CHARSET_PARAMETER = Pattern.compile(PARAMETER);

    /** How long a client that still sends may go on before the connection is cut, so that it sees the answer first. */
    private static final long LINGER_MILLIS = 5_000;

    private final long maxBytes;
    private final Problems problems;

    RequestGuard(HttpConfig config, Problems problems) {
        this.maxBytes = config.maxBodySize().asLongValue();
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    static ProblemException tooLarge(long maxBytes) {
        return new ProblemException(ProblemType.payloadTooLarge, "The body may have at most " + maxBytes + " bytes");
    }

    private void handle(RoutingContext rc) {
        Optional<ProblemException> refusal = ApiPath.isApi(rc) ? address(rc).or(() -> body(rc)) : Optional.empty();
        refusal.ifPresentOrElse(problem -> refuse(rc, problem), rc::next);
    }

    private void refuse(RoutingContext rc, ProblemException problem) {
        problems.send(rc, problem);
        if (problem.type() == ProblemType.payloadTooLarge && !Problems.isHttp2(rc)) {
            rc.vertx()
                    .setTimer(LINGER_MILLIS, timer -> rc.request().connection().close());
        }
    }

    private static Optional<ProblemException> address(RoutingContext rc) {
        String query = rc.request().query();
        // Some take a bare semicolon for an ampersand.
        if (!isText(rc.request().path()) || query != null && (!isText(query) || query.indexOf(';') >= 0)) {
            return problem(
                    ProblemType.invalidRequest,
                    "The address is not percent-encoded UTF-8 without control characters and bare semicolons");
        }
        return ApiPath.isCanonical(rc.request().path())
                ? Optional.empty()
                : problem(ProblemType.notFound, "Addresses have one spelling, and this is not one");
    }

    private Optional<ProblemException> body(RoutingContext rc) {
        MultiMap headers = rc.request().headers();
        String length = headers.get("Content-Length");
        if (length != null && Long.parseLong(length) > maxBytes) {
            return Optional.of(tooLarge(maxBytes));
        }
        // HTTP/2 need not announce a body; only the type tells that one is to come.
        boolean unannounced = Problems.isHttp2(rc) && length == null && headers.contains("Content-Type");
        boolean hasBody =
                unannounced || headers.contains("Transfer-Encoding") || length != null && Long.parseLong(length) > 0;
        if (!hasBody) {
            // Clients name a type for a body that they do not send; nothing is to be read by it.
            headers.remove("Content-Type");
        }
        return hasBody && !WITHOUT_BODY.contains(rc.request().method()) ? encoding(headers) : Optional.empty();
    }

    private static Optional<ProblemException> encoding(MultiMap headers) {
        String coding = headers.get("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            return unsupported("The body must not be compressed")
                    .map(problem -> problem.header("Accept-Encoding", "identity"));
        }
        List<String> types = headers.getAll("Content-Type");
        if (types.size() != 1) {
            return unsupported("One Content-Type is needed");
        }
        if (!MEDIA_TYPE.matcher(types.get(0)).matches()) {
            return unsupported("The Content-Type is not a media type");
        }
        return isUtf8(types.get(0)) ? Optional.empty() : unsupported("The body must be UTF-8");
    }

    private static boolean isUtf8(String mediaType) {
        Matcher parameter = CHARSET_PARAMETER.matcher(mediaType);
        while (parameter.find()) {
            if ("charset".equalsIgnoreCase(parameter.group(1))) {
                return parameter.group(2).replace("\"", "").equalsIgnoreCase("utf-8");
            }
        }
        return true;
    }

    private static Optional<ProblemException> unsupported(String detail) {
        return problem(ProblemType.unsupportedMediaType, detail);
    }

    private static Optional<ProblemException> problem(ProblemType type, String detail) {
        return Optional.of(new ProblemException(type, detail));
    }

    /** Whether it is ASCII and decodes to sound UTF-8 without control characters. */
    private static boolean isText(String encoded) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                bytes.put((byte) (c > 0x20 && c < 0x7f ? c : 0xff));
            } else {
                int hex = i + 2 < encoded.length() ? hex(encoded.charAt(i + 1), encoded.charAt(i + 2)) : -1;
                bytes.put((byte) (hex < 0 ? 0xff : hex));
                i += 2;
            }
        }
        try {
            CharSequence text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return Texts.isSound(text) && text.chars().noneMatch(Character::isISOControl);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static int hex(char high, char low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h * 16 + l;
    }
}
