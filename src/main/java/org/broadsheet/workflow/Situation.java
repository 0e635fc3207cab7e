package org.broadsheet.workflow;

import java.util.List;

/**
 * Everything about an article that decides what may be done with it.
 *
 * @param stage where the draft stands at the desk
 * @param publication where the article stands for readers
 * @param everPublic whether readers could ever see it
 * @param due whether something is to happen by itself at a later time
 */
public record Situation(
        Stage stage, Publication publication, boolean everPublic, boolean due, boolean legalHold, boolean archived) {

    /** Of an article that was just created. */
    public static final Situation NEW = new Situation(Stage.draft, Publication.none, false, false, false, false);

    /** The one word for where it stands, but for what the schedule has to say. */
    public ArticleStatus status() {
        if (publication == Publication.killed) {
            return ArticleStatus.killed;
        }
        if (archived) {
            return ArticleStatus.archived;
        }
        return ArticleStatus.valueOf(publication == Publication.none ? stage.name() : publication.name());
    }

    /** Whether its content may be changed. */
    public boolean isEditable() {
        return publication != Publication.killed && !archived;
    }

    /** After a save: the draft begins its way through the desk anew. */
    public Situation saved() {
        return at(Stage.draft);
    }

    Situation at(Stage next) {
        return new Situation(next, publication, everPublic, due, legalHold, archived);
    }

    Situation published() {
        return new Situation(stage, Publication.published, true, false, legalHold, archived);
    }

    Situation without(Publication next) {
        return new Situation(stage, next, everPublic, false, legalHold, archived);
    }

    Situation scheduled() {
        Publication next = publication == Publication.published ? publication : Publication.scheduled;
        return new Situation(stage, next, everPublic, true, legalHold, archived);
    }

    Situation unscheduled() {
        Publication before = everPublic ? Publication.unpublished : Publication.none;
        return without(publication == Publication.scheduled ? before : publication);
    }

    Situation held(boolean next) {
        return new Situation(stage, publication, everPublic, due, next, archived);
    }

    Situation archived(boolean next) {
        return new Situation(stage, publication, everPublic, due, legalHold, next);
    }

    boolean isAt(Stage... stages) {
        return List.of(stages).contains(stage);
    }

    boolean is(Publication... publications) {
        return List.of(publications).contains(publication);
    }
}
