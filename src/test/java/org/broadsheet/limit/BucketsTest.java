package org.broadsheet.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private final AtomicLong now = new AtomicLong();
    private final Buckets comments = new Buckets("comments", new Rate(10, Duration.ofMinutes(1)), now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void grantsTheRateAndSaysWhatIsLeft() {
        Standing first = comments.take("a");

        assertThat(first.granted()).isTrue();
        assertThat(first.headers())
                .containsEntry("RateLimit-Policy", "\"comments\";q=10;w=60")
                .containsEntry("RateLimit", "\"comments\";r=9;t=6");
        for (int i = 0; i < 9; i++) {
            assertThat(comments.take("a").granted()).isTrue();
        }
        assertThat(comments.take("a").granted()).isFalse();
        assertThat(comments.take("b").granted()).isTrue();
    }

    @Test
    void refusesWithTheTimeToWait() {
        for (int i = 0; i < 10; i++) {
            comments.take("a");
        }
        pass(Duration.ofMillis(1500));

        ProblemException refusal = comments.take("a").refusal();

        assertThat(refusal.type()).isEqualTo(ProblemType.tooManyRequests);
        assertThat(refusal.headers())
                .containsEntry("Retry-After", "5")
                .containsEntry("RateLimit", "\"comments\";r=0;t=5")
                .containsEntry("RateLimit-Policy", "\"comments\";q=10;w=60");
        pass(Duration.ofSeconds(5));
        assertThat(comments.take("a").granted()).isTrue();
        assertThat(comments.take("a").granted()).isFalse();
    }

    @Test
    void toldTimesAreTheTimesToWait() {
        for (int i = 0; i < 200; i++) {
            pass(Duration.ofMillis(37L * i % 2900));
            Standing standing = comments.take("a");
            assertThat(standing.seconds()).isBetween(1L, 6L);
            if (!standing.granted()) {
                pass(Duration.ofSeconds(standing.seconds()));
                assertThat(comments.take("a").granted())
                        .as("after %s", standing)
                        .isTrue();
            }
        }
    }

    @Test
    void saysAtLeastOneSecond() {
        Buckets management = new Buckets("management", new Rate(100, Duration.ofSeconds(1)), now::get);
        for (int i = 0; i < 100; i++) {
            management.take("token");
        }

        assertThat(management.take("token").refusal().headers()).containsEntry("Retry-After", "1");
    }

    /** CWE-770: whoever rotates addresses grows nothing, and empties nobody's bucket who asks often. */
    @Test
    void remembersABoundedNumberOfClients() {
        for (int i = 0; i < 20; i++) {
            comments.take("frequent");
        }
        for (int i = 0; i < 4 * Buckets.MOST; i++) {
            comments.take("2001:db8:0:" + Integer.toHexString(i) + "::/64");
            if (i % 1000 == 0) {
                assertThat(comments.take("frequent").granted()).isFalse();
            }
        }

        assertThat(comments.size()).isLessThanOrEqualTo(Buckets.MOST);
    }

    @Test
    void forgetsClientsWhoseBucketIsFullAgain() {
        comments.take("a");
        pass(Duration.ofSeconds(59));
        assertThat(comments.size()).isOne();
        pass(Duration.ofSeconds(2));

        assertThat(comments.size()).isZero();
        assertThat(comments.take("a").remaining()).isEqualTo(9);
    }
}
