package org.broadsheet.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.body.Remark;
import org.broadsheet.conversation.CommentMode;
import org.broadsheet.conversation.CommentPolicy;
import org.broadsheet.conversation.CommentSettings;
import org.broadsheet.conversation.Commenters;
import org.broadsheet.conversation.VoteMode;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private CommentMode mode = CommentMode.open;
    private Commenters commenters = Commenters.everyone;
    private Instant closesAt;
    private int slowSeconds;
    private int trustedAfter;
    private int holdAtRejected = 30;
    private History history = History.NONE;
    private boolean isStaff;
    private boolean isEdit;

    private Submission saying(String text) {
        CommentSettings settings = new CommentSettings(
                mode, 0, closesAt, slowSeconds, commenters, VoteMode.up, 300, 5, 2, trustedAfter, holdAtRejected, 5);
        return new Submission(
                new CommentPolicy(UUID.randomUUID(), "en", settings, Optional.ofNullable(closesAt), 0),
                Remark.of(text),
                false,
                isStaff,
                false,
                isEdit,
                history,
                NOW);
    }

    private void assertRefused(Rule rule, ProblemType type) {
        assertThatThrownBy(() -> rule.look(saying("Hello")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }

    private static void assertHeld(List<Finding> found, String rule) {
        assertThat(found).hasSize(1);
        assertThat(found.get(0).rule()).isEqualTo(rule);
        assertThat(found.get(0).verdict()).isEqualTo(Verdict.hold);
    }

    @Test
    void closedThreadsTakeNothing() {
        assertThat(new OpenThread().look(saying("Hello"))).isEmpty();
        closesAt = NOW.plusSeconds(1);
        assertThat(new OpenThread().look(saying("Hello"))).isEmpty();
        closesAt = NOW;
        assertRefused(new OpenThread(), ProblemType.commentsClosed);
        closesAt = null;
        mode = CommentMode.readOnly;
        assertRefused(new OpenThread(), ProblemType.commentsClosed);
    }

    @Test
    void guestsStayOutsideWhereOnlyReadersComment() {
        assertThat(new SignedIn().look(saying("Hello"))).isEmpty();
        commenters = Commenters.readers;
        assertRefused(new SignedIn(), ProblemType.unauthorized);
    }

    @Test
    void nothingToSeeIsNoComment() {
        assertThatThrownBy(() -> new VisibleText().look(saying("\u200b"))).isInstanceOf(ProblemException.class);
        assertThat(new VisibleText().look(saying("x"))).isEmpty();
    }

    @Test
    void slowModeTellsHowLongToWait() {
        slowSeconds = 60;
        assertThat(new SlowMode().look(saying("Hello"))).isEmpty();
        history = new History(NOW.minusMillis(59_500), false, 0, 0, 0);
        assertThatThrownBy(() -> new SlowMode().look(saying("Hello")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.type()).isEqualTo(ProblemType.tooManyRequests);
                    assertThat(e.headers()).containsEntry("Retry-After", "1");
                });
        isEdit = true;
        assertThat(new SlowMode().look(saying("Hello"))).isEmpty();
        isEdit = false;
        isStaff = true;
        assertThat(new SlowMode().look(saying("Hello"))).isEmpty();
        isStaff = false;
        history = new History(NOW.minusSeconds(60), false, 0, 0, 0);
        assertThat(new SlowMode().look(saying("Hello"))).isEmpty();
    }

    @Test
    void nobodyRepeatsThemselves() {
        assertThat(new Repetition().look(saying("Hello"))).isEmpty();
        history = new History(null, true, 0, 0, 0);
        assertRefused(new Repetition(), ProblemType.conflict);
    }

    @Test
    void manyLinksAreHeld() {
        assertThat(new ManyLinks().look(saying("[a](https://a.example) https://b.example")))
                .isEmpty();
        assertHeld(
                new ManyLinks().look(saying("[a](https://a.example) https://b.example <https://c.example>")), "links");
    }

    @Test
    void theFirstCommentsAreHeld() {
        assertThat(new NewCommenter().look(saying("Hello"))).isEmpty();
        trustedAfter = 2;
        history = new History(null, false, 1, 0, 0);
        assertHeld(new NewCommenter().look(saying("Hello")), "newCommenter");
        isStaff = true;
        assertThat(new NewCommenter().look(saying("Hello"))).isEmpty();
        isStaff = false;
        history = new History(null, false, 2, 0, 0);
        assertThat(new NewCommenter().look(saying("Hello"))).isEmpty();
    }

    @Test
    void whoIsRejectedOftenIsHeld() {
        history = new History(null, false, 9, 2, 2);
        assertThat(new RecentRejections().look(saying("Hello"))).isEmpty();
        history = new History(null, false, 9, 10, 2);
        assertThat(new RecentRejections().look(saying("Hello"))).isEmpty();
        history = new History(null, false, 9, 10, 3);
        assertHeld(new RecentRejections().look(saying("Hello")), "recentRejections");
        holdAtRejected = 0;
        assertThat(new RecentRejections().look(saying("Hello"))).isEmpty();
    }
}
