package org.broadsheet.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.broadsheet.http.ClientAddress;
import org.jboss.logging.Logger;

/**
 * Tokens that are not good, counted by the network they come from. Too many only change the answer to the next bad one:
 * a good token is never refused for what others in its network try, or anybody could lock a newsroom out.
 */
@ApplicationScoped
public class FailedAuthentications {

    private static final Logger LOG = Logger.getLogger(FailedAuthentications.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final boolean limited;
    private final Buckets buckets;
    private final ClientAddress addresses;
    private final LongAdder count = new LongAdder();
    private final Cache<String, Boolean> logged = Caffeine.newBuilder()
            .maximumSize(Buckets.MOST)
            .expireAfterWrite(SILENCE)
            .executor(Runnable::run)
            .build();

    FailedAuthentications(LimitConfig config, ClientAddress addresses) {
        this.limited = config.enabled();
        this.buckets = new Buckets("failedAuthentications", config.failedAuthentications(), System::nanoTime);
        this.addresses = addresses;
    }

    Buckets buckets() {
        return buckets;
    }

    /** How many there were. */
    long count() {
        return count.sum();
    }

    /** Counts one; does not block. Gives what the request fails with: 401, or 429 where it was one too many. */
    public RuntimeException failed(RoutingContext rc) {
        count.increment();
        String network = addresses.networkOf(rc);
        if (logged.asMap().putIfAbsent(network, true) == null) {
            LOG.warnf(
                    "A token from %s is not good; further ones from there are not told of for %d s",
                    network, SILENCE.toSeconds());
        }
        Standing standing = buckets.take(network);
        return limited && !standing.granted()
                ? standing.refusal()
                : new AuthenticationFailedException("The token is not valid");
    }
}
