package org.broadsheet.cache;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.http.CanonicalAddress;
import org.broadsheet.http.Problems;
import org.broadsheet.http.RequestId;
import org.broadsheet.shared.ProblemException;

/**
 * Answers what is kept, on the event loop and ahead of everything else. Of those who miss the same at once one goes on, the
 * others get what it gets.
 */
@Singleton
class CacheFilter {

    /** Ahead of what names requests, guards paths and adds headers: an entry holds all that. */
    private static final int PRIORITY = 2000;

    private static final String API = "/api/v1/";
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized(RequestId.HEADER);

    /** While nothing has been heard for so long, what is kept may be of before, and says how old it may be. */
    private static final Duration CUT_OFF = Duration.ofSeconds(1);

    private static final Pattern REFUSAL = Pattern.compile("q=0(\\.0*+)?+\\s*+([,;]|$)");

    private static final String FLIGHT = "cache.flight";

    private final ResponseCache cache;
    private final CacheConfig config;
    private final ChangeLog log;
    private final CanonicalAddress addresses;
    private final Problems problems;
    private final Clock clock;

    CacheFilter(
            ResponseCache cache,
            CacheConfig config,
            ChangeLog log,
            CanonicalAddress addresses,
            Problems problems,
            Clock clock) {
        this.cache = cache;
        this.config = config;
        this.log = log;
        this.addresses = addresses;
        this.problems = problems;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        if (cache.isEnabled()) {
            filters.register(this::handle, PRIORITY);
        }
    }

    /** The miss that a request is to end; null for none. */
    static Flight flight(RoutingContext rc) {
        return rc.get(FLIGHT);
    }

    private void handle(RoutingContext rc) {
        String spelling = rc.request().uri();
        if (!spelling.startsWith(API) || !isOpen(rc) || !takes(rc, spelling)) {
            rc.next();
            return;
        }
        Duration silence = log.silence();
        if (silence.compareTo(config.withoutDatabase()) > 0) {
            rc.next();
            return;
        }
        Optional<Entry> kept = cache.get(spelling).filter(this::isTrue);
        if (kept.isPresent()) {
            hit(rc, kept.get(), silence);
            return;
        }
        Optional<String> address = addresses.of(spelling);
        if (address.isEmpty()) {
            rc.next();
            return;
        }
        Optional<Entry> spelledOtherwise = cache.get(spelling, address.get()).filter(this::isTrue);
        if (spelledOtherwise.isPresent()) {
            hit(rc, spelledOtherwise.get(), silence);
        } else {
            miss(rc, address.get(), silence);
        }
    }

    /** Whether anybody may have asked this, and in any words: what is kept looks at no token. */
    private static boolean isOpen(RoutingContext rc) {
        HttpMethod method = rc.request().method();
        MultiMap headers = rc.request().headers();
        return (method == HttpMethod.GET || method == HttpMethod.HEAD)
                && !headers.contains(HttpHeaders.AUTHORIZATION)
                && !headers.contains("Comment-Token")
                && !headers.contains(HttpHeaders.TRANSFER_ENCODING)
                && isEmpty(headers.get(HttpHeaders.CONTENT_LENGTH));
    }

    /** Some clients say that they send nothing. */
    private static boolean isEmpty(String length) {
        return length == null || length.equals("0");
    }

    /** Whether the client takes what is kept: JSON, or what it asks for by name. */
    private boolean takes(RoutingContext rc, String spelling) {
        return takesJson(rc.request().headers().get(HttpHeaders.ACCEPT)) || addresses.isInOneForm(spelling);
    }

    /** Few answers end by the clock. */
    private boolean isTrue(Entry entry) {
        return entry.until() == null || clock.instant().isBefore(entry.until());
    }

    private static boolean takesJson(String accept) {
        return accept == null
                || (accept.contains("*/*") || accept.contains("application/json"))
                        && !(accept.contains("q=0") && REFUSAL.matcher(accept).find());
    }

    private void hit(RoutingContext rc, Entry entry, Duration silence) {
        cache.countHit();
        if (silence.compareTo(CUT_OFF) > 0) {
            rc.response().headers().set(HttpHeaders.AGE, String.valueOf(silence.toSeconds()));
        }
        write(rc, entry);
    }

    private void write(RoutingContext rc, Entry entry) {
        if (entry.problem() != null) {
            problems.sendPublic(rc, entry.problem());
            return;
        }
        MultiMap asked = rc.request().headers();
        HttpServerResponse response = rc.response();
        Validator validator = entry.validator();
        Coding coding = validator == null ? null : validator.coding(asked.get(HttpHeaders.ACCEPT_ENCODING));
        switch (validator == null ? Preconditions.Verdict.ANSWER : Preconditions.judge(asked, validator.in(coding))) {
            case FAILED -> problems.sendPublic(rc, AnswerWriter.notTheOneNamed());
            case NOT_MODIFIED -> {
                entry.writeHeaders(response.headers());
                response.headers().remove(HttpHeaders.CONTENT_TYPE);
                response.headers().set(HttpHeaders.ETAG, validator.in(coding)).set(REQUEST_ID, RequestId.atOnce(rc));
                response.setStatusCode(304).end();
            }
            case ANSWER -> {
                response.setStatusCode(entry.status());
                entry.writeHeaders(response.headers());
                response.headers().set(REQUEST_ID, RequestId.atOnce(rc));
                if (validator == null) {
                    response.end();
                    return;
                }
                response.headers().set(HttpHeaders.ETAG, validator.in(coding));
                if (coding == Coding.GZIP) {
                    response.headers().set(HttpHeaders.CONTENT_ENCODING, GZIP);
                }
                if (rc.request().method() == HttpMethod.HEAD) {
                    response.headers()
                            .set(
                                    HttpHeaders.CONTENT_LENGTH,
                                    String.valueOf(entry.bytes(coding).length()));
                    response.end();
                } else {
                    response.end(entry.bytes(coding));
                }
            }
        }
    }

    private void miss(RoutingContext rc, String address, Duration silence) {
        Context context = Vertx.currentContext();
        cache.join(address, landing -> context.runOnContext(landed -> afterAnother(rc, landing)))
                .ifPresent(flight -> {
                    // Another one may have ended since it was looked for.
                    Optional<Entry> kept = cache.get(address, address).filter(this::isTrue);
                    if (kept.isPresent()) {
                        cache.end(flight, Optional.empty());
                        hit(rc, kept.get(), silence);
                    } else {
                        lead(rc, flight);
                    }
                });
    }

    private void lead(RoutingContext rc, Flight flight) {
        cache.countMiss();
        rc.put(FLIGHT, flight);
        rc.addEndHandler(ended -> {
            Optional<ProblemException> problem = Problems.sent(rc);
            problem.filter(told -> !told.keys().isEmpty())
                    .ifPresent(told -> cache.keep(flight, Entry.of(flight.address(), told)));
            cache.end(flight, problem);
        });
        rc.next();
    }

    private void afterAnother(RoutingContext rc, Flight.Landing landing) {
        if (rc.response().ended() || rc.response().closed()) {
            return;
        }
        if (landing.entry() != null) {
            write(rc, landing.entry());
        } else if (landing.problem().isPresent()) {
            problems.sendPublic(rc, landing.problem().get());
        } else {
            rc.next();
        }
    }
}
