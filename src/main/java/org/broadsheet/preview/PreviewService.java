package org.broadsheet.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.article.Drafts;
import org.broadsheet.delivery.ArticlePreviews;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.hibernate.Session;

/** Shows articles to whoever has a link. */
@ApplicationScoped
class PreviewService {

    /** For as long as the link is open, whoever revokes it at the same time. */
    private static final String USE = """
            update preview_link set used_count = used_count + 1, last_used_at = greatest(last_used_at, :now)
            where id = :id and revoked_at is null and expires_at > :now""";

    /** Of no token. */
    private static final byte[] NO_MAC = new byte[32];

    private final Session session;
    private final PreviewTokens tokens;
    private final Drafts drafts;
    private final ArticlePreviews previews;
    private final Clock clock;

    PreviewService(Session session, PreviewTokens tokens, Drafts drafts, ArticlePreviews previews, Clock clock) {
        this.session = session;
        this.tokens = tokens;
        this.drafts = drafts;
        this.previews = previews;
        this.clock = clock;
    }

    /**
     * Finished JSON, in the form that delivery gives the article itself.
     *
     * @throws ProblemException 404 where the token opens nothing, or no more, or where the article mentions what is no longer
     *     there; 410 {@code withdrawn} where it was killed
     */
    @Transactional
    String read(String token, ArticlePreviews.Wanted wanted) {
        Instant now = clock.instant();
        PreviewLink link = PreviewLink.findById(tokens.link(token));
        boolean isOurs = tokens.isKept(token, link == null ? NO_MAC : link.mac());
        if (link == null || !isOurs || !link.isOpen(now)) {
            throw closed();
        }
        if (drafts.isKilled(link.article())) {
            throw previews.withdrawn(link.article());
        }
        String json = previews.json(drafts.published(link.article(), link.revision(), now), wanted)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.notFound, "What this revision shows is no longer there: a section or a picture"));
        use(link.id(), now);
        return json;
    }

    private void use(UUID link, Instant now) {
        int open = session.createNativeMutationQuery(USE)
                .setParameter("id", link)
                .setParameter("now", now)
                .executeUpdate();
        if (open == 0) {
            throw closed();
        }
    }

    private static ProblemException closed() {
        return new ProblemException(ProblemType.notFound, "There is no such preview, or there is no more");
    }
}
