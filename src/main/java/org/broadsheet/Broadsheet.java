package org.broadsheet;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.broadsheet.database.Database;
import org.broadsheet.database.DatabaseUnusable;
import org.broadsheet.security.LostTokens;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the database, then the service. Public because the packaged service looks it up from outside. */
@QuarkusMain
public class Broadsheet {

    private static final String ADMINISTRATOR_TOKEN = "administrator-token";
    private static final String BACKUP = "backup";

    /**
     * @param args none; or {@code administrator-token}, which makes one and ends; or {@code backup} and a new directory, into
     *     which the embedded database is copied
     */
    public static void main(String... args) throws ExecutionException, InterruptedException, SQLException {
        // Asked once, when the pool of the threads of requests is loaded: whether it counts those that work.
        System.setProperty("jboss.threads.eqe.statistics.active-count", "true");
        Config configuration = ConfigProvider.getConfig();
        if (args.length == 2 && args[0].equals(BACKUP)) {
            await(started(() -> Database.backUp(configuration, Path.of(args[1]))));
            System.exit(0);
        }
        if (args.length > 0 && args[0].equals(BACKUP)) {
            System.err.println("Say where to: " + BACKUP + " DIRECTORY, which is made.");
            System.exit(1);
        }
        FutureTask<Void> database = started(() -> Database.open(configuration));
        if (args.length == 1 && args[0].equals(ADMINISTRATOR_TOKEN)) {
            await(database);
            try (Connection connection = Database.connect(configuration)) {
                System.exit(LostTokens.replace(connection) ? 0 : 1);
            }
        }
        initialise();
        await(database);
        Quarkus.run(Ready.class, args);
    }

    private static FutureTask<Void> started(Runnable task) {
        FutureTask<Void> started = new FutureTask<>(task, null);
        new Thread(started, "database").start();
        return started;
    }

    /**
     * The half of the start that needs no database, while that opens: loading the class builds whatever depends on the
     * code only. {@link Quarkus#run} would do it next, and then reads where the database is.
     */
    private static void initialise() {
        try {
            Class.forName(
                    Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException developing) {
            // Started by an IDE: Quarkus has yet to generate it.
        }
    }

    private static void await(FutureTask<Void> database) throws ExecutionException, InterruptedException {
        try {
            database.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DatabaseUnusable unusable) {
                // The log is not set up yet, and a stack trace would hide the one line that helps.
                System.err.println(unusable.getMessage());
                System.exit(1);
            }
            throw e;
        }
    }
}
