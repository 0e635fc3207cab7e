package org.broadsheet;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Says where the service answers, with the port it really has: scripts that start it on port 0 read this line. Runs when
 * everything has started; the event of the HTTP server is fired once by any of its event loops, perhaps before the port
 * is known.
 */
@Singleton
class Ready implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(Ready.class);

    private final HttpServer server;

    Ready(HttpServer server) {
        this.server = server;
    }

    @Override
    public int run(String... args) {
        LOG.infof("Broadsheet is ready at %s", baseUrl());
        Quarkus.waitForExit();
        return 0;
    }

    private String baseUrl() {
        boolean onlyTls = server.getPort() < 0;
        return onlyTls
                ? "https://localhost:" + server.getSecurePort()
                : server.getLocalBaseUri().toString();
    }
}
