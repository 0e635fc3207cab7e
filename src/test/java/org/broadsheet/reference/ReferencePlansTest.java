package org.broadsheet.reference;

import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.created;
import static org.broadsheet.testkit.Newsroom.unique;
import static org.broadsheet.testkit.Newsroom.with;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.broadsheet.testkit.Plans;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** How PostgreSQL reads sections, authors and tags among very many of each. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class ReferencePlansTest {

    private static final String PICTURES = """
            insert into published_media (media_id, projection, card)
            select c.id, m.projection, m.card from {copies} cross join published_media m where m.media_id = :picture""";

    private static final String REFERENCES = """
            insert into published_ref (id, kind, projection, slug, listed, card, detail, image_id, own_sort, sort,
                parent_id, segment, path, lineage)
            select i.id, r.kind, r.projection, 'copy-' || c.n, r.listed, r.card, r.detail,
                case when r.image_id is not null then c.id end, r.own_sort,
                r.sort || decode(lpad(to_hex(c.n), 8, '0'), 'hex'), r.parent_id, r.segment, r.path,
                array_replace(r.lineage, r.id, i.id)
            from {copies} cross join published_ref r cross join lateral (select cast(md5(r.kind || c.n) as uuid) as id) i
            where r.id in (:section, :author, :tag)""";

    private static final String NAMES = """
            insert into published_name (kind, name, target)
            select r.kind, cast(r.id as text), r.id from published_ref r where r.slug like 'copy-%'""";

    private static final String LISTS = """
            insert into published_in (list, article_id, published_at, updated_at, headline)
            select r.kind || ':' || r.id, l.article_id, l.published_at, l.updated_at, l.headline
            from published_ref r cross join published_in l
            where r.slug like 'copy-%' and l.article_id = :article and l.list = 'all'""";

    private static final List<String> FILL = List.of(PICTURES, REFERENCES, NAMES, LISTS);

    @Inject
    Session session;

    @Test
    void nothingScansATable() {
        String picture = aPicture();
        JsonPath section = created("sections", with("name", unique("Section"), "parent", aSection()));
        JsonPath author = created("authors", with("name", unique("Author"), "image", picture));
        JsonPath tag = created("tags", with("name", unique("Tag")));
        JsonPath article = anArticle().tagged(tag.getString("id")).published();
        Map<String, Object> originals = with(
                "picture", id(picture),
                "section", id(section.getString("id")),
                "author", id(author.getString("id")),
                "tag", id(tag.getString("id")),
                "article", id(article.getString("id")));
        Plans.whenFilled(session, FILL, originals, plans -> {
            assertIndexed(plans, Reference.SECTION, section);
            assertIndexed(plans, Reference.AUTHOR, author);
            assertIndexed(plans, Reference.TAG, tag);
        });
    }

    private static UUID id(String id) {
        return UUID.fromString(id);
    }

    private static void assertIndexed(Plans plans, String kind, JsonPath reference) {
        for (Total total : Total.values()) {
            for (SqlStatement page : List.of(ReferenceQueries.FORWARDS, ReferenceQueries.BACKWARDS)) {
                Map<String, Object> parameters = with(
                        "kind", kind, "sort", new byte[0], "id", new UUID(0, 0), "counted", total.limit(), "size", 21);
                plans.assertIndexed("published_ref", page.named(), parameters);
            }
        }
        for (String name : List.of(reference.getString("slug"), reference.getString("id"))) {
            plans.assertIndexed("published_ref", ReferenceQueries.ONE.named(), with("kind", kind, "name", name));
        }
    }
}
