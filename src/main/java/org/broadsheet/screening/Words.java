package org.broadsheet.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;

/** The word lists as they are now, ready to be searched for. */
@ApplicationScoped
class Words {

    private static final SqlStatement VERSION = SqlStatement.of("select version from comment_word_list");
    private static final SqlStatement LISTS =
            SqlStatement.of("select version, cast(lists as text) from comment_word_list");

    private final Reads reads;
    private final ObjectMapper json;
    private volatile Prepared prepared = new Prepared(0, WordLists.NONE);

    Words(Reads reads, ObjectMapper json) {
        this.reads = reads;
        this.json = json;
    }

    /** Of one version, by language; they are made when they are needed. */
    private record Prepared(long version, WordLists lists, Map<String, WordMatcher> matchers) {

        Prepared(long version, WordLists lists) {
            this(version, lists, new ConcurrentHashMap<>());
        }
    }

    /** Asks for the version each time: a list counts on every node as soon as it is saved. */
    WordMatcher matcher(String language) {
        long version = reads.of(VERSION).first(row -> row.number(1)).orElse(0L);
        Prepared present = prepared;
        if (present.version() != version) {
            present = reads.of(LISTS)
                    .first(row -> new Prepared(row.number(1), read(row.text(2))))
                    .orElseGet(() -> new Prepared(0, WordLists.NONE));
            prepared = present;
        }
        return present.matchers().computeIfAbsent(language, present.lists()::matcher);
    }

    private WordLists read(String stored) {
        try {
            return json.readValue(stored, WordLists.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The word lists cannot be read", e);
        }
    }
}
