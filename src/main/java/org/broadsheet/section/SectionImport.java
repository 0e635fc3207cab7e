package org.broadsheet.section;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.security.Caller;
import org.broadsheet.shared.Patches;

/** Puts in sections that bring their ids and times. */
@ApplicationScoped
public class SectionImport {

    private final SectionService service;
    private final Patches inputs;

    SectionImport(SectionService service, Patches inputs) {
        this.service = service;
        this.inputs = inputs;
    }

    /** @param input as clients send it; refused as theirs where it is not valid */
    public void put(UUID id, JsonNode input, Caller caller, Instant at) throws JsonProcessingException {
        service.create(id, inputs.checked(input, SaveSection.class), caller.id(), at);
    }
}
