package org.broadsheet.security;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rights by name, as the contract lists them; {@link Rights} says what each is for. */
@Schema(description = "What a caller may be allowed to do in management")
public enum Right {
    read,
    edit,
    publish,
    schedule,
    review,
    legal,
    liftEmbargo,
    kill,
    curate,
    illustrate,
    rawHtml,
    moderate,
    accounts,
    audit,
    maintain
}
