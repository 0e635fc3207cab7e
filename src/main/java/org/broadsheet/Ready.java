package org.broadsheet;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import org.jboss.logging.Logger;

/** Says where the service answers, with the port it really has: scripts that start it on port 0 read this line. */
class Ready {

    private static final Logger LOG = Logger.getLogger(Ready.class);

    void announce(@ObservesAsync HttpServerStart started, HttpServer server) {
        LOG.infof("Broadsheet is ready at %s", server.getLocalBaseUri());
    }
}
