package org.broadsheet.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.article.Articles;
import org.broadsheet.section.Sections;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.People;
import org.broadsheet.shared.Preconditions;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.SavedVersions;
import org.broadsheet.shared.TouchedVersions;
import org.hibernate.Session;

/** Reading and changing what is set for comments. */
@ApplicationScoped
class SettingsService {

    private static final String KIND = "commentSettings";

    private final Session session;
    private final Policies policies;
    private final ThreadStates states;
    private final Articles articles;
    private final Sections sections;
    private final Patches patches;
    private final SavedVersions versions;
    private final TouchedVersions touched;
    private final People people;
    private final Callers callers;
    private final Clock clock;

    SettingsService(
            Session session,
            Policies policies,
            ThreadStates states,
            Articles articles,
            Sections sections,
            Patches patches,
            SavedVersions versions,
            TouchedVersions touched,
            People people,
            Callers callers,
            Clock clock) {
        this.session = session;
        this.policies = policies;
        this.states = states;
        this.articles = articles;
        this.sections = sections;
        this.patches = patches;
        this.versions = versions;
        this.touched = touched;
        this.people = people;
        this.callers = callers;
        this.clock = clock;
    }

    /** @throws ProblemException 404 where there is no such article or section, 403 without the right there */
    SettingsView read(SettingsScope scope, UUID id) {
        demand(scope, id);
        return view(scope, id, StoredSettings.findByIdOptional(id));
    }

    /**
     * @param patch RFC 7396; what it makes null is decided elsewhere again
     * @throws ProblemException as above; 400 where an article's closing time is set for more; 428, 412 or 400 as
     *     {@link Preconditions#demand}
     */
    @Transactional
    SettingsView change(SettingsScope scope, UUID id, String ifMatch, JsonNode patch) throws JsonProcessingException {
        demand(scope, id);
        if (scope != SettingsScope.article) {
            states.lock();
        }
        Optional<StoredSettings> found =
                Optional.ofNullable(StoredSettings.findById(id, LockModeType.PESSIMISTIC_WRITE));
        CommentSettings before = found.map(StoredSettings::settings).orElse(CommentSettings.NONE);
        if (found.isPresent()) {
            versions.demand(ifMatch, KIND, found.get(), before);
        } else {
            touched.met(0);
            Preconditions.demand(ifMatch, 0);
        }
        CommentSettings next = patches.patched(before, patch, CommentSettings.class);
        if (next.closesAt() != null && scope != SettingsScope.article) {
            throw ProblemException.invalid(
                    FieldError.at("/closesAt", "invalid", "Only the comments of one article close at a time"));
        }
        states.catchUp();
        StoredSettings stored = save(scope, id, found, next);
        session.flush();
        versions.keep(KIND, stored, next);
        if (scope == SettingsScope.article) {
            states.articleSet(id);
        } else {
            states.sectionsSet();
        }
        return view(scope, id, Optional.of(stored));
    }

    private StoredSettings save(SettingsScope scope, UUID id, Optional<StoredSettings> found, CommentSettings next) {
        UUID caller = callers.current().id();
        StoredSettings stored = found.orElseGet(() -> new StoredSettings(id, scope, next, caller, clock.instant()));
        if (found.isPresent()) {
            stored.change(next, caller, clock.instant());
        } else {
            stored.persist();
        }
        return stored;
    }

    private void demand(SettingsScope scope, UUID id) {
        Caller caller = callers.current();
        switch (scope) {
            case publication -> caller.demandEverywhere(Rights.MODERATE);
            case section -> {
                if (sections.summaries(List.of(id)).isEmpty()) {
                    throw new ProblemException(ProblemType.notFound, "There is no section " + id);
                }
                caller.demandIn(Rights.MODERATE, id);
            }
            case article -> articles.draft(id, caller, Rights.MODERATE);
        }
    }

    private SettingsView view(SettingsScope scope, UUID id, Optional<StoredSettings> stored) {
        return new SettingsView(
                scope,
                scope == SettingsScope.publication ? null : id,
                stored.map(StoredSettings::version).orElse(0),
                stored.map(StoredSettings::settings).orElse(CommentSettings.NONE),
                policies.in(scope, id),
                stored.map(StoredSettings::savedAt).orElse(null),
                stored.map(s -> people.person(s.savedBy())).orElse(null));
    }
}
