package org.broadsheet.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.screening.Finding;
import org.broadsheet.screening.Verdict;
import org.hibernate.Session;

/** What was found in comments, for moderators. */
@ApplicationScoped
class Findings {

    private static final String KEEP = """
            insert into comment_finding (comment_id, place, rule, verdict, start_at, end_at, detail)
            select :comment, row_number() over (), f.rule, f.verdict, f.start, f."end", f.detail
            from json_to_recordset(cast(:found as json))
                as f (rule text, verdict text, start integer, "end" integer, detail text)""";

    private static final SqlStatement OF = SqlStatement.of("""
            select comment_id, rule, verdict, start_at, end_at, detail from comment_finding
            where comment_id = any(:comments)
            order by comment_id, place""");

    private final Session session;
    private final Reads reads;
    private final ObjectMapper json;

    Findings(Session session, Reads reads, ObjectMapper json) {
        this.session = session;
        this.reads = reads;
        this.json = json;
    }

    /** Keeps what was found in the present text of a comment that is stored. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(UUID comment, List<Finding> found) {
        if (found.isEmpty()) {
            return;
        }
        session.flush();
        session.createNativeMutationQuery(KEEP)
                .setParameter("comment", comment)
                .setParameter("found", text(found))
                .executeUpdate();
    }

    /** Drops what was found in its text before. */
    @Transactional(Transactional.TxType.MANDATORY)
    void drop(UUID comment) {
        session.createNativeMutationQuery("delete from comment_finding where comment_id = :comment")
                .setParameter("comment", comment)
                .executeUpdate();
    }

    /** By comment, in the order of the rules; without those in which nothing was found. */
    Map<UUID, List<Finding>> of(Collection<UUID> comments) {
        Map<UUID, List<Finding>> found = new HashMap<>();
        reads.of(OF)
                .with("comments", comments.toArray(UUID[]::new))
                .list(row -> found.computeIfAbsent(row.uuid(1), comment -> new ArrayList<>())
                        .add(new Finding(
                                row.text(2),
                                Verdict.valueOf(row.text(3)),
                                whole(row.number(4)),
                                whole(row.number(5)),
                                row.text(6))));
        return found;
    }

    private static Integer whole(Long number) {
        return number == null ? null : number.intValue();
    }

    private String text(List<Finding> found) {
        try {
            return json.writeValueAsString(found);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
