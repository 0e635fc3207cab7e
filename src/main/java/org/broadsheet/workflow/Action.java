package org.broadsheet.workflow;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What can be done with an article: the right that it needs, from where it leads, and to where. Besides, {@link #publish}
 * and {@link #schedule} need that nothing stands in the way of publishing. What is killed stays killed; what is archived is
 * taken from the archive first.
 */
@Schema(description = "What can be done with an article")
public enum Action {
    submit(Rights.EDIT, from -> from.isAt(Stage.draft), from -> from.at(Stage.inReview)),
    approve(Rights.REVIEW, from -> from.isAt(Stage.inReview), from -> from.at(Stage.ready)),
    sendBack(Rights.REVIEW, from -> !from.isAt(Stage.draft), from -> from.at(Stage.draft)),
    requestLegal(Rights.EDIT, from -> !from.isAt(Stage.legalReview), from -> from.at(Stage.legalReview)),
    signOff(Rights.LEGAL, from -> from.isAt(Stage.legalReview), from -> from.at(Stage.ready)),

    hold(Rights.LEGAL, from -> !from.legalHold(), from -> from.held(true)),
    release(Rights.LEGAL, Situation::legalHold, from -> from.held(false)),

    publish(Rights.PUBLISH, from -> true, Situation::published),
    schedule(Rights.SCHEDULE, from -> true, Situation::scheduled),
    cancelSchedule(Rights.SCHEDULE, Situation::due, Situation::unscheduled),
    unpublish(Rights.PUBLISH, from -> from.is(Publication.published), from -> from.without(Publication.unpublished)),
    kill(Rights.KILL, Situation::everPublic, from -> from.without(Publication.killed)),

    archive(
            Rights.PUBLISH,
            from -> from.is(Publication.none, Publication.unpublished) && !from.due(),
            from -> from.archived(true)),
    unarchive(Rights.PUBLISH, Situation::archived, from -> from.archived(false));

    private final String right;
    private final Predicate<Situation> from;
    private final UnaryOperator<Situation> to;

    Action(String right, Predicate<Situation> from, UnaryOperator<Situation> to) {
        this.right = right;
        this.from = from;
        this.to = to;
    }

    /** One of {@link Rights}. */
    public String right() {
        return right;
    }

    /** Whether it leads anywhere from here, whoever asks. */
    public boolean isPossible(Situation situation) {
        boolean open = situation.publication() != Publication.killed
                && (!situation.archived() || this == unarchive || this == kill);
        return open && from.test(situation);
    }

    /**
     * Where it leads.
     *
     * @throws ProblemException 409 {@code invalidState}, with the state and the actions that are possible in it
     */
    public Situation apply(Situation situation) {
        if (!isPossible(situation)) {
            throw new ProblemException(
                            ProblemType.invalidState, "What is " + situation.status() + " does not allow " + this)
                    .with("state", situation.status())
                    .with("allowed", possible(situation).toList());
        }
        return to.apply(situation);
    }

    /** What this caller may do now. */
    public static List<Action> open(Situation situation, Caller caller) {
        return possible(situation).filter(action -> caller.may(action.right)).toList();
    }

    private static Stream<Action> possible(Situation situation) {
        return Stream.of(values()).filter(action -> action.isPossible(situation));
    }
}
