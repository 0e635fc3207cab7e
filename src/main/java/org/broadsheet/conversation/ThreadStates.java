package org.broadsheet.conversation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.article.ArticlePublished;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeType;
import org.broadsheet.change.Changes;
import org.broadsheet.change.Keys;
import org.broadsheet.delivery.ArticleStats;
import org.broadsheet.delivery.Conversation;
import org.broadsheet.http.DatabaseFailure;
import org.broadsheet.section.SectionSaved;
import org.broadsheet.shared.NotByReaders;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Keeps with the read model what the settings mean there. */
@ApplicationScoped
class ThreadStates {

    private static final Logger LOG = Logger.getLogger(ThreadStates.class);

    /** Behind what writes the read model. */
    private static final int LATER = Interceptor.Priority.APPLICATION + 600;

    private static final String LOCK =
            "select cast(pg_advisory_xact_lock(hashtext('broadsheet.commentSettings')) as text)";

    /** Tells of each section that is other than before, whether readers see articles of it. */
    private static final String SECTIONS = """
            update published_ref r set comments_mode = x.mode, comments_votes = x.votes, comments_days = x.days
            from (
                select s.id, {mode} as mode, {votes} as votes, cast({days} as integer) as days
                from published_ref s where s.kind = 'section'
            ) x
            where r.id = x.id and (r.comments_mode, r.comments_votes, r.comments_days)
                is distinct from (x.mode, x.votes, x.days)
            returning r.id, exists (select from published_in i where i.list = 'primary:' || r.id)""".replace("{mode}", nearest("mode"))
            .replace("{votes}", nearest("votes"))
            .replace("{days}", nearest("closeAfterDays"));

    private static final String ARTICLE = """
            update article_stats t
            set comments_mode = c.settings ->> 'mode', comments_votes = c.settings ->> 'votes',
                comments_close_at = case
                    when c.settings ->> 'closesAt' is not null then cast(c.settings ->> 'closesAt' as timestamptz)
                    when cast(c.settings ->> 'closeAfterDays' as integer) = 0 then 'infinity'
                    else a.published_at
                        + make_interval(hours => 24 * cast(c.settings ->> 'closeAfterDays' as integer)) end
            from published_article a, comment_settings c
            where t.article_id = :id and a.article_id = t.article_id and c.id = t.article_id""";

    private static final String CLOCK = "select at from thread_clock for update";
    private static final String FREE_CLOCK = CLOCK + " skip locked";

    /** Whose time was over since the clock stood still, by their own setting or by that of their section. */
    private static final String DUE = """
            select t.article_id
            from article_stats t join published_article a on a.article_id = t.article_id
            where t.comments_close_at > :from and t.comments_close_at <= :to
            union all
            select a.article_id
            from (
                select distinct coalesce(comments_days, :days) as days from published_ref where kind = 'section'
            ) d
            join published_article a on a.published_at > cast(:from as timestamptz) - make_interval(hours => 24 * d.days)
                and a.published_at <= cast(:to as timestamptz) - make_interval(hours => 24 * d.days)
            join published_ref s on s.id = a.section_id and coalesce(s.comments_days, :days) = d.days
            join article_stats t on t.article_id = a.article_id and t.comments_close_at is null
            where d.days > 0""";

    private final Session session;
    private final ArticleStats stats;
    private final Changes changes;
    private final Conversation conversation;
    private final Clock clock;

    ThreadStates(Session session, ArticleStats stats, Changes changes, Conversation conversation, Clock clock) {
        this.session = session;
        this.stats = stats;
        this.changes = changes;
        this.conversation = conversation;
        this.clock = clock;
    }

    private static String nearest(String setting) {
        return """
                (select c.settings ->> '{setting}' from comment_settings c
                where (c.id = any(s.lineage) or c.scope = 'publication') and c.settings ->> '{setting}' is not null
                order by array_position(s.lineage, c.id) desc nulls last limit 1)""".replace("{setting}", setting);
    }

    /** Until the transaction ends, nobody else sets anything for sections. */
    void lock() {
        session.createNativeQuery(LOCK, String.class).getSingleResultOrNull();
    }

    /** What is set for sections or the publication is seen from now on. The caller holds the lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void sectionsSet() {
        Set<String> keys = new HashSet<>();
        session.createNativeQuery(SECTIONS, Object[].class).getResultList().stream()
                .filter(row -> (Boolean) row[1])
                .forEach(row -> keys.add(Keys.reference("section", (UUID) row[0])));
        if (!keys.isEmpty()) {
            keys.add(Keys.threads());
            // No section: the log tells nobody of one that readers cannot see.
            changes.record(new Change(ChangeType.commentingChanged, SettingsScope.PUBLICATION, null, keys));
        }
    }

    /** What is set for the article is seen from now on, where it is public. */
    @Transactional(Transactional.TxType.MANDATORY)
    void articleSet(UUID article) {
        keep(article);
        stats.commentingChanged(article);
    }

    private void keep(UUID article) {
        session.createNativeMutationQuery(ARTICLE).setParameter("id", article).executeUpdate();
    }

    void saved(@Observes @Priority(LATER) SectionSaved section) {
        lock();
        sectionsSet();
    }

    void published(@Observes @Priority(LATER) ArticlePublished article) {
        keep(article.id());
    }

    @Scheduled(every = "1s", skipExecutionIf = NotByReaders.class)
    void wake() {
        try {
            closeUntil(clock.instant());
        } catch (RuntimeException failure) {
            if (!DatabaseFailure.isTransient(failure)) {
                throw failure;
            }
            LOG.warnf("What is to be closed waits: %s", failure.getMessage());
        }
    }

    /** Closes what is over by then, unless another node is at it. */
    void closeUntil(Instant then) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeQuery(FREE_CLOCK, Instant.class)
                        .uniqueResultOptional()
                        .filter(since -> since.isBefore(then))
                        .ifPresent(since -> close(since, then)));
    }

    /** What is over by now is closed before anything is set anew, which then speaks of the same moment. */
    @Transactional(Transactional.TxType.MANDATORY)
    void catchUp() {
        Instant now = clock.instant();
        Instant since = session.createNativeQuery(CLOCK, Instant.class).getSingleResult();
        if (since.isBefore(now)) {
            close(since, now);
            set(now);
        }
    }

    private void close(Instant since, Instant now) {
        List<UUID> due = session.createNativeQuery(DUE, UUID.class)
                .setParameter("from", since)
                .setParameter("to", now)
                .setParameter("days", conversation.closeAfterDays())
                .getResultList();
        if (!due.isEmpty()) {
            set(now);
            due.forEach(stats::commentingChanged);
        }
    }

    private void set(Instant now) {
        session.createNativeMutationQuery("update thread_clock set at = :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
