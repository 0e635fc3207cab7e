package org.broadsheet.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.conversation.CommentPolicy;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;

/** The word lists as they are now, ready to be searched for. */
@ApplicationScoped
class Words {

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

    /** Those of the version that the policy names: a list counts on every node as soon as it is saved. */
    WordMatcher matcher(CommentPolicy policy) {
        Prepared present = prepared;
        if (present.version() != policy.words()) {
            present = reads.of(LISTS)
                    .first(row -> new Prepared(row.number(1), read(row.text(2))))
                    .orElseGet(() -> new Prepared(0, WordLists.NONE));
            prepared = present;
        }
        return present.matchers().computeIfAbsent(policy.language(), present.lists()::matcher);
    }

    private WordLists read(String stored) {
        try {
            return json.readValue(stored, WordLists.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The word lists cannot be read", e);
        }
    }
}
