package org.broadsheet.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lists in the order of (name, id), by keyset. The texts of their queries are made once, of constants. */
public enum NameList {
    WHOLE(""),

    /** Of what is {@link Mergeable}. */
    WITHOUT_DUPLICATES("mergedInto is null and ");

    private static final String AFTER = "(name, id) > (:name, :id) order by name, id";
    private static final String BEFORE = "(name, id) < (:name, :id) order by name desc, id desc";

    /** The expression of an index, to the letter. */
    private static final String FOUND = """
            cast(sql('to_tsvector(''simple'', translate(normalize(? || '' '' || ?, NFC), ''-./'', ''   ''))
                @@ to_tsquery(''simple'', ?)', name, slug, :words) as Boolean) and\s""";

    private static final Page NOTHING = new Page("1 = 0", Map.of());

    private final String after;
    private final String before;
    private final String foundAfter;
    private final String foundBefore;

    NameList(String which) {
        after = which + AFTER;
        before = which + BEFORE;
        foundAfter = which + FOUND + AFTER;
        foundBefore = which + FOUND + BEFORE;
    }

    /** The Panache query for a page. */
    public record Page(String query, Map<String, Object> parameters) {}

    /** From behind or, for a backwards cursor, before its row; of all, or of those that were typed. */
    public Page page(Typed typed, Optional<Cursor> cursor) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("name", cursor.map(c -> c.key().get(0)).orElse(""));
        parameters.put("id", cursor.map(c -> UUID.fromString(c.key().get(1))).orElse(new UUID(0, 0)));
        boolean backwards = cursor.map(Cursor::backwards).orElse(false);
        if (typed.q() == null) {
            return new Page(backwards ? before : after, parameters);
        }
        String words = WordPrefixes.of(typed.q());
        if (words.isEmpty()) {
            return NOTHING;
        }
        parameters.put("words", words);
        return new Page(backwards ? foundBefore : foundAfter, parameters);
    }
}
