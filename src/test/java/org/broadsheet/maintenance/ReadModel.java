package org.broadsheet.maintenance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** All that stands in the read model, row by row, and what the log said of it; in the caller's transaction. */
final class ReadModel {

    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        for (String table : List.of(
                "published_media",
                "published_ref",
                "published_article",
                "published_in",
                "published_correction",
                "published_name",
                "published_search",
                "article_stats")) {
            TABLES.put(table, "select cast(t as text) from " + table + " t order by 1");
        }
    }

    private ReadModel() {}

    static Map<String, List<String>> rows(Session session) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        TABLES.forEach((table, query) -> rows.put(
                table,
                new ArrayList<>(session.createNativeQuery(query, String.class).getResultList())));
        return rows;
    }

    static List<String> changedKeys(Session session) {
        return session.createNativeQuery(
                        "select unnest(keys) from change where type = 'modelRebuilt' order by id", String.class)
                .getResultList();
    }
}
