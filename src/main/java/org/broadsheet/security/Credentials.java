package org.broadsheet.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * The tokens that were used last, by their digests, so that a request with one reads nothing from the database. The database
 * counts up with every change of what anybody may do; who finds the number changed forgets all. A node in use looks at it
 * once a second behind its requests, and one that has not looked for four seconds looks first: what is revoked on one node
 * is so on all within five.
 */
@ApplicationScoped
class Credentials {

    private static final Logger LOG = Logger.getLogger(Credentials.class);

    private static final int MOST = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration TRUSTED = Duration.ofSeconds(4);

    private static final String USE = """
            update api_token set last_used_at = :now
            where id = :id and (last_used_at is null or last_used_at < :now)""";

    private final CredentialQueries queries;
    private final Session session;
    private final Clock clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    // Tidied up by whoever calls, which is less work than to wake another thread for it.
    private final Cache<ByteBuffer, Known> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(IDLE)
            .executor(Runnable::run)
            .build();

    private final AtomicReference<Look> last = new AtomicReference<>(new Look(-1, Instant.EPOCH));

    Credentials(CredentialQueries queries, Session session, Clock clock) {
        this.queries = queries;
        this.session = session;
        this.clock = clock;
    }

    /** The number that was seen, and when. */
    private record Look(long version, Instant at) {}

    /** @param version that was seen before it was read */
    private record Known(Credential credential, long version) {}

    /** The credential where it is known and sure to be good still; never waits for the database. */
    Optional<Credential> warm(byte[] digest) {
        Look look = last.get();
        Instant now = clock.instant();
        if (!now.isBefore(look.at.plus(TRUSTED))) {
            return Optional.empty();
        }
        if (!now.isBefore(look.at.plus(FRESH)) && looking.compareAndSet(false, true)) {
            Infrastructure.getDefaultExecutor().execute(this::lookBehind);
        }
        return present(digest, look);
    }

    /** The credential of a token, from the database where need be. */
    Optional<Credential> find(byte[] digest) {
        return find(digest, () -> queries.byDigest(digest));
    }

    /**
     * What somebody may do who has signed in elsewhere; the first time they get an account. Empty where it is not active.
     *
     * @param digest of the token that says who they are, which has been found good
     */
    Optional<Credential> signIn(byte[] digest, SignedIn who) {
        return find(digest, () -> queries.signedIn(who));
    }

    private Optional<Credential> find(byte[] digest, Supplier<Optional<Credential>> query) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Look look = look();
            Optional<Credential> present = present(digest, look);
            if (present.isPresent()) {
                return present;
            }
            Optional<Credential> read = query.get();
            read.ifPresent(credential -> known.put(ByteBuffer.wrap(digest), new Known(credential, look.version)));
            return read;
        });
    }

    /** Writes down that a token was used, behind the request, and at most once a minute. */
    void use(Credential credential) {
        Instant now = clock.instant();
        if (credential.caller().token() != null && credential.isNewUse(now)) {
            Infrastructure.getDefaultExecutor().execute(() -> write(credential, now));
        }
    }

    /** On this node what has changed counts for the very next request. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged changed) {
        last.updateAndGet(look -> new Look(look.version, Instant.EPOCH));
    }

    private Optional<Credential> present(byte[] digest, Look look) {
        return Optional.ofNullable(known.getIfPresent(ByteBuffer.wrap(digest)))
                .filter(found -> found.version == look.version)
                .map(Known::credential);
    }

    private void lookBehind() {
        try {
            QuarkusTransaction.requiringNew().run(this::look);
        } catch (RuntimeException failure) {
            // Requests go on for as long as the last look is trusted, and then fail for themselves.
            LOG.warnf("Whether rights have changed is not known: %s", failure.getMessage());
        } finally {
            looking.set(false);
        }
    }

    private Look look() {
        Look before = last.get();
        Instant now = clock.instant();
        Look look = new Look(queries.version(), now);
        if (look.version != before.version) {
            known.invalidateAll();
        }
        // Not where something has changed meanwhile: this look may be older than that.
        last.compareAndSet(before, look);
        return look;
    }

    private void write(Credential credential, Instant now) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> session.createNativeMutationQuery(USE)
                            .setParameter("now", now)
                            .setParameter("id", credential.caller().token())
                            .executeUpdate());
        } catch (RuntimeException failure) {
            LOG.warnf("The use of a token was not written down: %s", failure.getMessage());
        }
    }
}
