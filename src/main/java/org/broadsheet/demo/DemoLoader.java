package org.broadsheet.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.broadsheet.database.Database;
import org.broadsheet.shared.Node;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Loads the demo newsroom at the start, before the service answers, where it is wanted and the database is empty. */
@ApplicationScoped
class DemoLoader {

    private static final Logger LOG = Logger.getLogger(DemoLoader.class);

    /** One transaction, so that a start that is killed half-way leaves nothing behind. */
    private static final int TIMEOUT_SECONDS = 3600;

    private static final int LOCK = 0x64656d6f;

    private static final String IS_EMPTY = """
            select not (exists (select from section) or exists (select from author) or exists (select from tag)
                or exists (select from media) or exists (select from article))""";

    private final DemoConfig config;
    private final DemoNewsroom newsroom;
    private final DemoCopies copies;
    private final Node node;
    private final Session session;

    DemoLoader(DemoConfig config, DemoNewsroom newsroom, DemoCopies copies, Node node, Session session) {
        this.config = config;
        this.newsroom = newsroom;
        this.copies = copies;
        this.node = node;
        this.session = session;
    }

    /** After everything else that the start sets up. */
    void load(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent started) {
        if (config.enabled().orElse(Database.isEmbedded()) && !node.isDeliveryOnly()) {
            QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).run(this::loadIntoEmpty);
        }
    }

    private void loadIntoEmpty() {
        // Nodes that start together on one database: the others wait and find it full.
        session.createNativeQuery("select 1 from pg_advisory_xact_lock(:key)", Integer.class)
                .setParameter("key", LOCK)
                .getSingleResult();
        if (!session.createNativeQuery(IS_EMPTY, Boolean.class).getSingleResult()) {
            return;
        }
        try {
            int articles = newsroom.put();
            session.flush();
            LOG.infof("Loaded the demo newsroom with %d articles", articles);
            copies.add(articles, config.articles());
        } catch (IOException e) {
            throw new UncheckedIOException("The demo newsroom cannot be read", e);
        }
    }
}
