package org.broadsheet.testkit;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** The statements that the service sends to the database while a test listens. */
@Singleton
@PersistenceUnitExtension
public class StatementLog implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final Queue<String> SENT = new ConcurrentLinkedQueue<>();

    private static volatile boolean listening;

    @Override
    public String inspect(String sql) {
        if (listening) {
            SENT.add(sql);
        }
        return sql;
    }

    /** What was sent while the code ran. */
    public static List<String> during(Runnable code) {
        SENT.clear();
        listening = true;
        try {
            code.run();
        } finally {
            listening = false;
        }
        return List.copyOf(SENT);
    }
}
