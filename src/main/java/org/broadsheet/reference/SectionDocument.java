package org.broadsheet.reference;

import java.util.List;
import java.util.UUID;
import org.broadsheet.jsonld.MetaName;
import org.broadsheet.jsonld.MetaProperty;
import org.broadsheet.shared.Contract;
import org.broadsheet.shared.PageInfo;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of what PostgreSQL puts together, for the document; never instantiated. */
@Schema(name = "PublicSection", description = "A section of the site")
record SectionDocument(
        UUID id,
        String slug,
        String name,
        @Schema(description = "Where it stands on the site") String path,

        @Schema(nullable = true, description = "The section it lies in")
        SectionCard parent,

        @Schema(nullable = true) String description,

        @Schema(
                description =
                        "Where it lies, as a BreadcrumbList in JSON-LD (schema.org); only with `include=jsonLd`. It"
                                + " may stand in a script element as it comes; written anew, its `<` must be escaped again",
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        Object jsonLd,

        @Schema(
                description = "Open Graph properties; only with `include=jsonLd`",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        List<MetaProperty> openGraph,

        @Schema(
                description = "Properties of the Twitter card; only with `include=jsonLd`",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        List<MetaName> twitter,

        @Schema(
                description = "All of that, with the canonical address and the description, as HTML for the head of the"
                        + " page; only with `include=jsonLd`",
                extensions = @Extension(name = Contract.ON_REQUEST, value = ""))
        String headHtml) {

    @Schema(name = "PublicSectionPage", description = "A page of sections")
    record Page(List<SectionDocument> data, PageInfo page) {}
}
