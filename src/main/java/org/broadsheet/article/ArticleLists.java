package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.author.Authors;
import org.broadsheet.section.Sections;
import org.broadsheet.security.Caller;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Slice;
import org.broadsheet.shared.WordPrefixes;
import org.broadsheet.tag.Tags;
import org.broadsheet.workflow.ArticleStatus;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Finds and counts articles for editors. */
@ApplicationScoped
class ArticleLists {

    /** Most revisions that a word which is rare is found in. */
    private static final int RARE = 1_000;

    private final Session session;
    private final Sections sections;
    private final Authors authors;
    private final Tags tags;
    private final ArticleViews views;
    private final Callers callers;

    ArticleLists(Session session, Sections sections, Authors authors, Tags tags, ArticleViews views, Callers callers) {
        this.session = session;
        this.sections = sections;
        this.authors = authors;
        this.tags = tags;
        this.views = views;
        this.callers = callers;
    }

    /** @param statuses none for any */
    Listing<ArticleRowView> page(
            ArticleFilter filter, List<ArticleStatus> statuses, PageRequest request, PageLinks links) {
        Map<ArticleCondition, Object> asked = asked(filter);
        if (!statuses.isEmpty()) {
            asked.put(ArticleCondition.STATUS, names(statuses));
        }
        Slice<ArticleRow> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> ArticleRow.page(session, asked, from, size),
                ArticleRow::key);
        return new Listing<>(views.rows(slice.rows()), links.info(slice, request.limit()));
    }

    ArticleCounts counts(ArticleFilter filter) {
        Map<ArticleCondition, Object> asked = asked(filter);
        NativeQuery<Object[]> query = session.createNativeQuery(ArticleListSql.counts(asked.keySet()), Object[].class);
        asked.forEach((condition, value) -> query.setParameter(condition.parameter(), value));
        Map<ArticleStatus, Long> counts = new EnumMap<>(ArticleStatus.class);
        query.getResultList()
                .forEach(row -> counts.put(ArticleStatus.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return ArticleCounts.of(counts);
    }

    /** The conditions that the filter asks for, each with its value; what names nothing is met by nothing. */
    private Map<ArticleCondition, Object> asked(ArticleFilter filter) {
        Map<ArticleCondition, Object> asked = visible();
        if (!filter.section().isEmpty()) {
            asked.put(
                    ArticleCondition.SECTION,
                    sections.subtrees(filter.section()).toArray(UUID[]::new));
        }
        if (!filter.author().isEmpty()) {
            asked.put(ArticleCondition.AUTHOR, authors.mentions(filter.author()).toArray(UUID[]::new));
        }
        if (!filter.tag().isEmpty()) {
            asked.put(ArticleCondition.TAG, tags.mentions(filter.tag()).toArray(UUID[]::new));
        }
        if (!filter.type().isEmpty()) {
            asked.put(ArticleCondition.TYPE, names(filter.type()));
        }
        if (!filter.language().isEmpty()) {
            asked.put(ArticleCondition.LANGUAGE, filter.language().toArray(String[]::new));
        }
        if (filter.savedFrom() != null) {
            asked.put(ArticleCondition.SAVED_FROM, filter.savedFrom());
        }
        if (filter.savedBefore() != null) {
            asked.put(ArticleCondition.SAVED_BEFORE, filter.savedBefore());
        }
        if (filter.q() != null) {
            askWords(WordPrefixes.of(filter.q()), asked);
        }
        return asked;
    }

    /** What everything in the caller's lists must meet. */
    private Map<ArticleCondition, Object> visible() {
        Map<ArticleCondition, Object> visible = new EnumMap<>(ArticleCondition.class);
        Caller caller = callers.current();
        if (caller.mayOnlyOwn(Rights.READ)) {
            visible.put(ArticleCondition.CREATOR, caller.id());
        } else {
            callers.limits(Rights.READ).ifPresent(limits -> visible.put(ArticleCondition.LIMITS, limits));
        }
        return visible;
    }

    /**
     * PostgreSQL cannot tell a rare prefix from a common one. What is rare is looked up first, lest it be looked for in one
     * draft after the other; what is common soon turns up in them.
     */
    private void askWords(String words, Map<ArticleCondition, Object> asked) {
        List<UUID> found = words.isEmpty()
                ? List.of()
                : session.createNativeQuery(ArticleListSql.FOUND, UUID.class)
                        .setParameter(ArticleCondition.WORDS.parameter(), words)
                        .setMaxResults(RARE + 1)
                        .getResultList();
        if (found.size() <= RARE) {
            asked.put(ArticleCondition.DRAFT, found.toArray(UUID[]::new));
        } else {
            asked.put(ArticleCondition.WORDS, words);
        }
    }

    private static String[] names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }
}
