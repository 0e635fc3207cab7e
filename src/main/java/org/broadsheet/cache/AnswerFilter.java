package org.broadsheet.cache;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes the {@link Answer}s of resources. Made before there is any configuration, so others do the work. */
@Singleton
class AnswerFilter {

    private final AnswerWriter writer;

    AnswerFilter(AnswerWriter writer) {
        this.writer = writer;
    }

    @ServerResponseFilter
    void filter(ContainerResponseContext response) {
        if (response.getEntity() instanceof Answer answer) {
            writer.write(answer, response);
        }
    }
}
