package org.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.testkit.Newsroom.aPicture;
import static org.broadsheet.testkit.Newsroom.aSection;
import static org.broadsheet.testkit.Newsroom.anArticle;
import static org.broadsheet.testkit.Newsroom.asAnonymous;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.testkit.ArticleBuilder;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;

/**
 * How well readers are served, on the texts of the demo newsroom and some in other scripts: for each query it is known what
 * its reader wants. The mean reciprocal rank is 1 where that always comes first.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class JudgedSearchTest {

    /** What was reached last; raise it with the search. */
    private static final double REACHED = 0.988;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(media|article):([a-z0-9-]+)}}");

    private final Map<String, String> ids = new HashMap<>();

    private static String text(String name) throws IOException {
        try (InputStream file = JudgedSearchTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void publishNewsroom(String section, JsonNode judged) throws IOException {
        String picture = aPicture();
        for (String name : text("/demo/articles/index.txt").lines().toList()) {
            String article = PLACEHOLDER
                    .matcher(text("/demo/articles/" + name))
                    .replaceAll(place -> Matcher.quoteReplacement(
                            place.group(1).equals("media") ? picture : ids.get(place.group(2))));
            publish(section, (ObjectNode) JSON.readTree(article));
        }
        for (JsonNode node : judged.get("texts")) {
            ObjectNode article = node.deepCopy();
            article.putObject("body")
                    .put("format", "markdown")
                    .put("value", node.get("body").textValue());
            publish(section, article);
        }
    }

    private void publish(String section, ObjectNode article) {
        ArticleBuilder builder = anArticle().inSection(section);
        for (String property :
                List.of("headline", "headlines", "kicker", "standfirst", "language", "publishedAt", "body")) {
            builder.with(property, JSON.convertValue(article.get(property), Object.class));
        }
        ids.put(article.get("slug").textValue(), builder.published().getString("id"));
    }

    @Test
    void whatReadersWantComesFirst() throws IOException {
        JsonNode judged = JSON.readTree(text("/search/judged.json"));
        String section = aSection();
        publishNewsroom(section, judged);
        List<String> notFirst = new ArrayList<>();
        double sum = 0;
        int queries = 0;
        for (JsonNode query : judged.get("queries")) {
            String q = query.get("q").textValue();
            List<String> found = asAnonymous()
                    .queryParams(Map.of("q", q, "section", section, "limit", 10))
                    .get("/api/v1/search")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("data.article.id");
            int rank = JSON.convertValue(query.get("wanted"), new TypeReference<List<String>>() {}).stream()
                    .mapToInt(slug -> found.indexOf(ids.get(slug)))
                    .filter(place -> place >= 0)
                    .map(place -> place + 1)
                    .min()
                    .orElse(0);
            sum += rank == 0 ? 0 : 1.0 / rank;
            queries++;
            if (rank != 1) {
                notFirst.add(q + ": " + (rank == 0 ? "not found" : "place " + rank));
            }
        }

        assertThat(queries).isGreaterThanOrEqualTo(30);
        assertThat(sum / queries).as("not first: %s", notFirst).isGreaterThanOrEqualTo(REACHED);
    }
}
