package org.broadsheet.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.broadsheet.security.Caller;
import org.broadsheet.shared.Patches;

/** Puts in corrections that bring their ids and times. */
@ApplicationScoped
public class CorrectionImport {

    private final CorrectionService service;
    private final Patches inputs;

    CorrectionImport(CorrectionService service, Patches inputs) {
        this.service = service;
        this.inputs = inputs;
    }

    /** @param input as clients send it; refused as theirs where it is not valid */
    public void put(UUID id, UUID article, JsonNode input, Caller caller, Instant at) throws JsonProcessingException {
        service.create(id, article, inputs.checked(input, CreateCorrection.class), caller, at);
    }
}
