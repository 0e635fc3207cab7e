package org.broadsheet.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kind of journalism, which readers must be able to tell; the names are those of the contract. */
@Schema(description = "The kind of journalism")
public enum ArticleType {
    news,
    opinion,
    analysis,
    feature,
    interview,
    review,
    liveblog,
    explainer,
    obituary,
    sponsored
}
