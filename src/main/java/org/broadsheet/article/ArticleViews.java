package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.content.BylineInput;
import org.broadsheet.content.References;
import org.broadsheet.section.SectionSummary;
import org.broadsheet.security.Accounts;
import org.broadsheet.security.Caller;
import org.broadsheet.shared.AccountSummary;
import org.broadsheet.workflow.Action;

/** Puts together what editors see, with the present slugs of what an article refers to. */
@ApplicationScoped
class ArticleViews {

    private final References references;
    private final Accounts accounts;

    ArticleViews(References references, Accounts accounts) {
        this.references = references;
        this.accounts = accounts;
    }

    ArticleView whole(Article article, Revision draft, Caller caller) {
        References.Known known = references.known(draft.content());
        ArticleContent content = known.present(draft.content());
        Map<UUID, AccountSummary> people = accounts.summaries(List.of(article.createdBy(), article.savedBy()));
        return new ArticleView(
                article.id(),
                article.version(),
                article.status(),
                article.stage(),
                article.publication(),
                article.situation().legalHold(),
                article.situation().archived(),
                article.embargoedUntil(),
                ScheduleView.of(article.schedule()),
                Action.open(article.situation(), caller.at(content.place(article.createdBy()))),
                article.hasUnpublishedChanges(),
                draft.number(),
                content.slug(),
                references.path(content),
                content.headline(),
                content.headlines(),
                content.kicker(),
                content.standfirst(),
                content.type(),
                content.language(),
                known.section(content.section()),
                content.sections().stream().map(known::section).toList(),
                content.tags().stream().map(known::tag).toList(),
                content.byline().stream()
                        .map(c -> new BylineInput(known.author(c.author()), c.name(), c.role()))
                        .toList(),
                content.bylineText(),
                content.dateline(),
                content.image(),
                content.body(),
                article.dateLine(),
                article.firstPublishedAt(),
                article.updatedAt(),
                article.modifiedAt(),
                article.createdAt(),
                people.get(article.createdBy()),
                article.savedAt(),
                people.get(article.savedBy()));
    }

    List<ArticleRowView> rows(List<ArticleRow> rows) {
        Map<UUID, SectionSummary> sections =
                references.sections(rows.stream().map(ArticleRow::section).toList());
        return rows.stream()
                .map(row -> ArticleRowView.of(row, sections.get(row.section()).slug()))
                .toList();
    }
}
