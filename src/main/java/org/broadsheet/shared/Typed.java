package org.broadsheet.shared;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a person types to pick one of many. */
public record Typed(
        @Parameter(
                description =
                        "Words that a person has typed: each begins a word of the name or of the slug, which is in"
                                + " ASCII, so that `pena` finds Peña")
        @QueryParam("q")
        @Size(max = WordPrefixes.MAX_LENGTH) String q) {}
