package org.broadsheet.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.broadsheet.jsonld.StructuredData;

/** What is made of an article's finished JSON on request, and of nothing that is not in it. */
@ApplicationScoped
public class ArticleAdditions {

    private final StructuredData structuredData;

    ArticleAdditions(StructuredData structuredData) {
        this.structuredData = structuredData;
    }

    /** The article with what is asked for and PostgreSQL does not give. */
    public String to(String json, Set<Include> include) {
        String listed =
                include.contains(Include.toc) ? TableOfContents.add(json, include.contains(Include.body)) : json;
        return include.contains(Include.jsonLd) ? structuredData.article(listed) : listed;
    }
}
