package org.broadsheet;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.broadsheet.database.Database;
import org.broadsheet.database.DatabaseUnusable;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the database, then the service. Public because the packaged service looks it up from outside. */
@QuarkusMain
public class Broadsheet {

    public static void main(String... args) {
        try {
            Database.open(ConfigProvider.getConfig());
        } catch (DatabaseUnusable e) {
            // The log is not set up yet, and a stack trace would hide the one line that helps.
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(Ready.class, args);
    }
}
