package org.broadsheet.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.People;
import org.broadsheet.shared.Preconditions;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.SavedVersions;
import org.broadsheet.shared.TouchedVersions;
import org.hibernate.Session;

/** Reading, changing and trying word lists, which belong to the whole publication. */
@ApplicationScoped
class WordsService {

    private static final String KIND = "commentWords";
    private static final int MOST_HITS = 100;

    private static final SqlStatement NEWEST = SqlStatement.of("""
            select c.id, c.body_text, r.language
            from (
                select id, article_id, body_text from comment
                where status <> 'deleted' order by created_at desc, id desc limit 1000
            ) c
            join article a on a.id = c.article_id
            join article_revision r on r.id = coalesce(a.published_revision, a.draft_revision)""");

    private final Session session;
    private final Reads reads;
    private final Patches patches;
    private final SavedVersions versions;
    private final TouchedVersions touched;
    private final People people;
    private final Callers callers;
    private final Clock clock;

    WordsService(
            Session session,
            Reads reads,
            Patches patches,
            SavedVersions versions,
            TouchedVersions touched,
            People people,
            Callers callers,
            Clock clock) {
        this.session = session;
        this.reads = reads;
        this.patches = patches;
        this.versions = versions;
        this.touched = touched;
        this.people = people;
        this.callers = callers;
        this.clock = clock;
    }

    /** @throws ProblemException 403 without the right everywhere */
    WordsView read() {
        callers.current().demandEverywhere(Rights.MODERATE);
        return view(StoredWords.findByIdOptional(StoredWords.ID));
    }

    /**
     * @param patch RFC 7396, by language; null takes a language's lists away
     * @throws ProblemException as above; 428, 412 or 400 as {@link Preconditions#demand}
     */
    @Transactional
    WordsView change(String ifMatch, JsonNode patch) throws JsonProcessingException {
        callers.current().demandEverywhere(Rights.MODERATE);
        Optional<StoredWords> found =
                Optional.ofNullable(StoredWords.findById(StoredWords.ID, LockModeType.PESSIMISTIC_WRITE));
        WordLists before = found.map(StoredWords::lists).orElse(WordLists.NONE);
        if (found.isPresent()) {
            versions.demand(ifMatch, KIND, found.get(), before);
        } else {
            touched.met(0);
            Preconditions.demand(ifMatch, 0);
        }
        WordLists next = patches.patched(before, patch, WordLists.class);
        UUID caller = callers.current().id();
        StoredWords stored = found.orElseGet(() -> new StoredWords(next, caller, clock.instant()));
        if (found.isPresent()) {
            stored.change(next, caller, clock.instant());
        } else {
            stored.persist();
        }
        session.flush();
        versions.keep(KIND, stored, next);
        return view(Optional.of(stored));
    }

    /**
     * Looks through the newest 1,000 comments for lists that need not be saved.
     *
     * @throws ProblemException as above
     */
    WordsTrial trial(WordLists lists) {
        callers.current().demandEverywhere(Rights.MODERATE);
        Map<String, WordMatcher> matchers = new HashMap<>();
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        List<WordsTrial.Hit> hits = new ArrayList<>();
        List<Integer> looked = reads.of(NEWEST).list(row -> {
            String text = row.text(2);
            List<Finding> found =
                    matchers.computeIfAbsent(row.text(3), lists::matcher).find(text);
            Screening.verdict(found).ifPresent(verdict -> verdicts.merge(verdict, 1, Integer::sum));
            if (!found.isEmpty() && hits.size() < MOST_HITS) {
                hits.add(new WordsTrial.Hit(row.uuid(1), text, found));
            }
            return 1;
        });
        return new WordsTrial(looked.size(), verdicts, hits);
    }

    private WordsView view(Optional<StoredWords> stored) {
        return new WordsView(
                stored.map(StoredWords::version).orElse(0),
                stored.map(StoredWords::lists).orElse(WordLists.NONE).lists(),
                stored.map(StoredWords::savedAt).orElse(null),
                stored.map(words -> people.person(words.savedBy())).orElse(null));
    }
}
