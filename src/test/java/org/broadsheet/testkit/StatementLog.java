package org.broadsheet.testkit;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Every statement that the service sends to the database. */
@Singleton
@PersistenceUnitExtension
public class StatementLog implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final List<String> SENT = new CopyOnWriteArrayList<>();

    @Override
    public String inspect(String sql) {
        SENT.add(sql);
        return sql;
    }

    /** What was sent while the code ran. */
    public static List<String> during(Runnable code) {
        SENT.clear();
        code.run();
        return List.copyOf(SENT);
    }
}
