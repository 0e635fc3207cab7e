package org.broadsheet.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.body.Block;
import org.broadsheet.body.Body;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.media.MediaLibrary;
import org.broadsheet.shared.Blocker;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.workflow.Stage;
import org.broadsheet.workflow.WorkflowConfig;

/** Finds all that stands in the way of publishing a draft. */
@ApplicationScoped
class Blockers {

    static final Blocker LEGAL_HOLD =
            Blocker.at("/legalHold", Blocker.Code.legalHold, "It is held back for legal reasons");

    private final MediaLibrary media;
    private final WorkflowConfig config;

    Blockers(MediaLibrary media, WorkflowConfig config) {
        this.media = media;
        this.config = config;
    }

    /** @param at the moment at which it is to become public */
    List<Blocker> of(Article article, Revision draft, Instant at) {
        List<Blocker> blockers = new ArrayList<>();
        if (article.situation().legalHold()) {
            blockers.add(LEGAL_HOLD);
        }
        if (article.isEmbargoed(at)) {
            blockers.add(Blocker.at(
                    "/embargoedUntil", Blocker.Code.embargoed, "It is embargoed until " + article.embargoedUntil()));
        }
        if (config.requireReady() && article.stage() != Stage.ready) {
            blockers.add(Blocker.at("/stage", Blocker.Code.notReady, "Only what is ready is published here"));
        }
        ArticleContent content = draft.content();
        if (content.body().isEmpty()) {
            blockers.add(Blocker.at("/body", Blocker.Code.emptyBody, "There is no text"));
        }
        addPictures(content, blockers);
        addLinks(article, content, blockers);
        return blockers;
    }

    /** @throws ProblemException see {@link #refusal} */
    void demandNone(Article article, Revision draft, Instant at) {
        List<Blocker> blockers = of(article, draft, at);
        if (!blockers.isEmpty()) {
            throw refusal(blockers);
        }
    }

    /** 409 {@code embargoed} or {@code blocked}, with what stands in the way; at least one. */
    static ProblemException refusal(List<Blocker> blockers) {
        ProblemType type = blockers.stream().anyMatch(b -> b.code() == Blocker.Code.embargoed)
                ? ProblemType.embargoed
                : ProblemType.blocked;
        return new ProblemException(
                        type,
                        blockers.size() == 1
                                ? blockers.get(0).message()
                                : blockers.size() + " things stand in the way of publishing")
                .with("blockers", blockers);
    }

    private void addPictures(ArticleContent content, List<Blocker> blockers) {
        Map<String, UUID> pictures = new LinkedHashMap<>();
        if (content.image() != null) {
            pictures.put("/image", content.image());
        }
        new Body(content.body()).media().forEach((place, id) -> pictures.put("/body" + place, id));
        Set<UUID> mute = media.withoutAlt(pictures.values());
        pictures.forEach((place, id) -> {
            if (mute.contains(id)) {
                blockers.add(Blocker.at(
                        place, Blocker.Code.imageWithoutAlt, "The picture has no alternative text (`alt`): " + id));
            }
        });
    }

    private static void addLinks(Article article, ArticleContent content, List<Blocker> blockers) {
        Map<String, Set<UUID>> links = new LinkedHashMap<>();
        for (int i = 0; i < content.body().size(); i++) {
            Block block = content.body().get(i);
            Set<UUID> targets = new HashSet<>(new Body(List.of(block)).links());
            if (block instanceof Block.Related related) {
                targets.addAll(related.articles());
            }
            targets.remove(article.id());
            links.put("/body/" + i, targets);
        }
        Set<UUID> wanted = new HashSet<>();
        links.values().forEach(wanted::addAll);
        Set<UUID> shown = Article.publicAmong(wanted);
        links.forEach((place, targets) -> targets.stream()
                .filter(target -> !shown.contains(target))
                .sorted()
                .forEach(target -> blockers.add(new Blocker(
                        Blocker.Code.linkNotPublic + ":" + place + ":" + target,
                        Blocker.Code.linkNotPublic,
                        place,
                        "Readers cannot see the article that is linked to: " + target))));
    }
}
