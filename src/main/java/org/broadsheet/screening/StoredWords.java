package org.broadsheet.screening;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.shared.Tracked;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The publication's word lists: one row, or none before anything was listed. */
@Entity
@Table(name = "comment_word_list")
class StoredWords extends Tracked {

    static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000003");

    @JdbcTypeCode(SqlTypes.JSON)
    private WordLists lists;

    StoredWords() {}

    StoredWords(WordLists lists, UUID caller, Instant now) {
        super(ID, caller, now);
        this.lists = lists;
    }

    void change(WordLists next, UUID caller, Instant now) {
        lists = next;
        savedBy(caller, now);
    }

    WordLists lists() {
        return lists;
    }
}
