package org.broadsheet.comment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.audit.AuditedParts;
import org.broadsheet.section.Sections;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Preconditions;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Slice;
import org.broadsheet.shared.TouchedVersions;

/** What moderators do about readers. */
@ApplicationScoped
class CommenterService {

    /** The operation, as it is written down. */
    static final String BAN = "banCommenter";

    private final CommenterLists lists;
    private final CommentRemoval removal;
    private final Sections sections;
    private final AuditedParts audit;
    private final TouchedVersions versions;
    private final Callers callers;
    private final Clock clock;

    CommenterService(
            CommenterLists lists,
            CommentRemoval removal,
            Sections sections,
            AuditedParts audit,
            TouchedVersions versions,
            Callers callers,
            Clock clock) {
        this.lists = lists;
        this.removal = removal;
        this.sections = sections;
        this.audit = audit;
        this.versions = versions;
        this.callers = callers;
        this.clock = clock;
    }

    CommenterView read(UUID id) {
        return lists.view(find(id, LockModeType.NONE));
    }

    /**
     * Refuses a reader's comments from now on. Where what they wrote is to go, that follows in transactions of its own: nothing
     * of theirs comes in any more.
     */
    CommenterView ban(UUID id, String ifMatch, BanCommenter how) {
        QuarkusTransaction.requiringNew().run(() -> {
            impose(id, ifMatch, SanctionKind.ban, how.section(), how.until(), how.reason());
            audit.done(BAN, "commenters", id);
        });
        if (how.removeComments()) {
            removal.remove(id, Optional.ofNullable(how.section()), how.reason());
        }
        return read(id);
    }

    /** Has a moderator look at each of a reader's comments first, from now on. */
    @Transactional
    CommenterView hold(UUID id, String ifMatch, HoldCommenter how) {
        return lists.view(impose(id, ifMatch, SanctionKind.alwaysHold, how.section(), how.until(), how.note()));
    }

    @Transactional
    CommenterView warn(UUID id, String ifMatch, String text) {
        Commenter commenter = lock(id, ifMatch);
        return lists.view(
                changed(commenter, new Sanction(id, SanctionKind.warning, null, null, text, caller(), now())));
    }

    /**
     * Ends what was imposed.
     *
     * @param wanted empty for all that nobody lifted yet
     */
    @Transactional
    CommenterView lift(UUID id, String ifMatch, Optional<UUID> wanted) {
        Commenter commenter = lock(id, ifMatch);
        List<Sanction> standing = Sanction.standing(id).stream()
                .filter(sanction -> wanted.isEmpty() || wanted.get().equals(sanction.id()))
                .toList();
        if (standing.isEmpty() && wanted.isPresent()) {
            throw ProblemException.invalid(FieldError.at(
                    "/sanction", "unknownReference", "Nothing like " + wanted.get() + " stands against this reader"));
        }
        standing.forEach(sanction -> {
            demandRight(sanction.kind(), sanction.section());
            sanction.lift(caller(), now());
        });
        return lists.view(standing.isEmpty() ? commenter : changed(commenter));
    }

    private Commenter impose(UUID id, String ifMatch, SanctionKind kind, UUID section, Instant until, String text) {
        Commenter commenter = lock(id, ifMatch);
        if (section != null && sections.summaries(List.of(section)).isEmpty()) {
            throw ProblemException.invalid(
                    FieldError.at("/section", "unknownReference", "There is no section " + section));
        }
        if (until != null && !until.isAfter(now())) {
            throw ProblemException.invalid(FieldError.at("/until", "inPast", "It would have ended already"));
        }
        demandRight(kind, section);
        return changed(commenter, new Sanction(id, kind, section, until, text, caller(), now()));
    }

    /** What holds in a section needs the right about all of it; what holds everywhere needs it everywhere. */
    private void demandRight(SanctionKind kind, UUID section) {
        if (kind == SanctionKind.warning) {
            return;
        }
        if (section == null) {
            callers.current().demandEverywhere(Rights.MODERATE);
        } else {
            callers.current().demandIn(Rights.MODERATE, section);
        }
    }

    Listing<CommenterNoteView> notes(UUID id, PageRequest request, PageLinks links) {
        find(id, LockModeType.NONE);
        Slice<CommenterNote> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> CommenterNote.page(id, from, size),
                CommenterNote::key);
        return new Listing<>(lists.notes(slice.rows()), links.info(slice, request.limit()));
    }

    CommenterNoteView note(UUID id, UUID note) {
        find(id, LockModeType.NONE);
        return lists.notes(List.of(CommenterNote.of(id, note)
                        .orElseThrow(() -> new ProblemException(
                                ProblemType.notFound, "There is no note " + note + " about reader " + id))))
                .get(0);
    }

    /** Changes nothing else about the reader. */
    @Transactional
    CommenterNoteView write(UUID id, WriteCommenterNote input) {
        find(id, LockModeType.NONE);
        CommenterNote note = new CommenterNote(id, input.text(), caller(), now());
        note.persist();
        return lists.notes(List.of(note)).get(0);
    }

    /** The reader, with what is added; another version. */
    private Commenter changed(Commenter commenter, Sanction... more) {
        for (Sanction sanction : more) {
            sanction.persist();
        }
        Commenter.getEntityManager().lock(commenter, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        Commenter.flush();
        versions.left(commenter.version());
        return commenter;
    }

    /** Held until the transaction ends, as by who writes a comment. */
    private Commenter lock(UUID id, String ifMatch) {
        Commenter commenter = find(id, LockModeType.PESSIMISTIC_WRITE);
        versions.met(commenter.version());
        Preconditions.demand(ifMatch, commenter.version());
        return commenter;
    }

    private Commenter find(UUID id, LockModeType lock) {
        return Commenter.<Commenter>findByIdOptional(id, lock)
                .filter(commenter -> lists.isVisible(id) || callers.hides())
                .orElseThrow(() -> new ProblemException(ProblemType.notFound, "There is no reader " + id));
    }

    private UUID caller() {
        return callers.current().id();
    }

    private Instant now() {
        return clock.instant();
    }
}
