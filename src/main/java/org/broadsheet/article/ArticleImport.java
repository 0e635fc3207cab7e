package org.broadsheet.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.content.SaveArticle;
import org.broadsheet.security.Caller;
import org.broadsheet.shared.Patches;

/** Puts in articles that bring their ids and times. */
@ApplicationScoped
public class ArticleImport {

    private final ArticleService service;
    private final ActionService actions;
    private final Patches inputs;

    ArticleImport(ArticleService service, ActionService actions, Patches inputs) {
        this.service = service;
        this.actions = actions;
        this.inputs = inputs;
    }

    /**
     * An article that is public since a moment of the past.
     *
     * @param input as clients send it; refused as theirs where it is not valid
     */
    @Transactional
    public void putPublished(UUID id, JsonNode input, Caller caller, Instant at) throws JsonProcessingException {
        service.create(id, inputs.checked(input, SaveArticle.class), caller, at);
        actions.publishAt(id, caller, at);
    }
}
