package org.broadsheet.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.broadsheet.testkit.Eventually;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration NO_TIME = Duration.ZERO;
    private static final Runnable NONE = () -> {};

    private final AtomicInteger asked = new AtomicInteger();

    private Map<String, Double> answer() {
        return Map.of("n", (double) asked.incrementAndGet());
    }

    @Test
    void asksOnceForAllWhileTheAnswerIsFresh() {
        Sample sample = new Sample(this::answer, LONG, NONE);

        List<CompletableFuture<Double>> all = IntStream.range(0, 50)
                .mapToObj(caller -> CompletableFuture.supplyAsync(() -> sample.number("n")))
                .toList();

        assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo(1));
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAgainWhenTheAnswerIsOld() {
        Sample sample = new Sample(this::answer, NO_TIME, NONE);

        assertThat(sample.number("n")).isEqualTo(1);
        assertThat(Eventually.holds(() -> sample.number("n") > 1, 10)).isTrue();
    }

    @Test
    void failureIsNoNumberAndIsNotRepeatedWhileItIsFresh() {
        Sample sample = new Sample(
                () -> {
                    asked.incrementAndGet();
                    throw new SQLException("gone");
                },
                LONG,
                NONE);

        assertThat(sample.number("n")).isNaN();
        assertThat(sample.number("n")).isNaN();
        assertThat(asked).hasValue(1);
    }

    @Test
    void allWaitTogetherForWhatHangsAndNobodyAsksBesideIt() {
        CountDownLatch back = new CountDownLatch(1);
        Sample sample = new Sample(
                () -> {
                    Map<String, Double> answer = answer();
                    back.await();
                    return answer;
                },
                NO_TIME,
                NONE);

        long begin = System.nanoTime();
        assertThat(IntStream.range(0, 20).mapToDouble(gauge -> sample.number("n")))
                .allSatisfy(number -> assertThat(number).isNaN());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Sample.PATIENCE.multipliedBy(3));
        assertThat(asked).hasValue(1);

        back.countDown();
        assertThat(Eventually.holds(() -> sample.number("n") > 1, 10)).isTrue();
    }
}
