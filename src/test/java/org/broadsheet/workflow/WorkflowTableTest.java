package org.broadsheet.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Grant;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;

/** Whatever is tried in whatever order. */
class WorkflowTableTest {

    @Property
    void noSequenceOfActionsLeavesTheTable(@ForAll @Size(max = 60) List<Action> actions) {
        Situation situation = Situation.NEW;
        for (Action action : actions) {
            Situation before = situation;
            if (action.isPossible(before)) {
                situation = action.apply(before);
                check(action, before, situation);
            } else {
                assertThatThrownBy(() -> action.apply(before))
                        .isInstanceOfSatisfying(ProblemException.class, refused -> {
                            assertThat(refused.type()).isEqualTo(ProblemType.invalidState);
                            assertThat(refused.members()).containsEntry("state", before.status());
                        });
            }
        }
    }

    private static void check(Action action, Situation before, Situation after) {
        assertThat(before.publication()).as("what is killed stays killed").isNotEqualTo(Publication.killed);
        if (before.everPublic()) {
            assertThat(after.everPublic()).isTrue();
            assertThat(after.publication()).isNotEqualTo(Publication.none);
        }
        if (after.publication() == Publication.published) {
            assertThat(after.everPublic()).isTrue();
            assertThat(after.archived()).isFalse();
        }
        if (after.publication() == Publication.scheduled) {
            assertThat(after.due()).isTrue();
        }
        if (after.archived()) {
            assertThat(after.due()).isFalse();
        }
        if (after.publication() == Publication.published && before.publication() != Publication.published) {
            assertThat(action).isEqualTo(Action.publish);
        }
        if (before.legalHold() != after.legalHold()) {
            assertThat(action).isIn(Action.hold, Action.release);
        }
        if (before.stage() != after.stage()) {
            assertThat(action)
                    .isIn(Action.submit, Action.approve, Action.sendBack, Action.requestLegal, Action.signOff);
        }
    }

    @Property
    void aCallerIsOfferedWhatIsPossibleAndWhatTheyHaveTheRightTo(
            @ForAll @Size(max = 20) List<Action> actions, @ForAll Set<Action> allowed) {
        Situation situation = Situation.NEW;
        for (Action action : actions) {
            situation = action.isPossible(situation) ? action.apply(situation) : situation;
        }
        Set<String> rights = allowed.stream().map(Action::right).collect(Collectors.toSet());
        Caller caller = caller(rights);

        for (Action action : Action.values()) {
            assertThat(Action.open(situation, caller).contains(action))
                    .as("%s in %s with %s", action, situation, rights)
                    .isEqualTo(action.isPossible(situation) && rights.contains(action.right()));
        }
        assertThat(Action.open(situation, caller(Set.of(Rights.READ)))).isEmpty();
    }

    private static Caller caller(Set<String> rights) {
        return Caller.of(Ids.next(), "Somebody", List.of(new Grant(rights, false, null, null)), null);
    }
}
