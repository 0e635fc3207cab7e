package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The OpenAPI document and the code accept the same bodies. Left to the code alone, because a schema cannot say them: that
 * ids differ, the number of blocks and the depth of lists in all, sizes once it is clean, characters that no text can hold.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class BlockSchemaTest {

    private static final String DOCUMENT = "urn:broadsheet:management";
    private static final String ID = "0190A8F0-0000-7000-8000-00000000000a";

    private static Schema body;
    private static Schema input;

    @BeforeAll
    static void readTheDocument() throws IOException {
        String json = Files.readString(Path.of("target/openapi/management.json"));
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(DOCUMENT, json))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        body = registry.getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/SaveArticle/properties/body"));
        input = registry.getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/Block"));
    }

    static Stream<String> accepted() {
        return Stream.of(
                block("paragraph", "'html':''"),
                block("paragraph", "'html':'" + "a".repeat(20_000) + "'"),
                block("paragraph", "'html':'" + "😀".repeat(20_000) + "'"),
                block("paragraph", "'id':null,'html':'a'"),
                block("paragraph", "'id':'" + ID + "','html':'a'"),
                block("heading", "'level':2,'text':'a'"),
                block("heading", "'level':4,'text':'a','anchor':null"),
                block("heading", "'level':4,'text':' a','anchor':'a-b-2'"),
                block("heading", "'level':3,'text':'" + "a".repeat(500) + "'"),
                block("list", "'items':[{'html':'a'}]"),
                block("list", "'ordered':true,'items':[{'html':'a','items':[]},{'html':'b','items':null}]"),
                block("list", "'items':[" + "{'html':'a','items':[".repeat(4) + "{'html':'b'}" + "]}".repeat(4) + "]"),
                block("quote", "'html':'a'"),
                block("quote", "'html':'a','source':null"),
                block("quote", "'html':'a','source':'b'"),
                block("pullquote", "'text':'a','source':''"),
                block("image", "'media':'0190163d-8694-739b-aea5-966c26f8ad91'"),
                block(
                        "image",
                        "'media':'0190163d-8694-739b-aea5-966c26f8ad91','caption':'a','credit':null,'layout':'full'"),
                block(
                        "gallery",
                        "'images':[{'media':'0190163d-8694-739b-aea5-966c26f8ad91'},{'media':'0190163d-8694-739b-aea5-966c26f8ad91','caption':'a','credit':'b'}]"),
                block("embed", "'url':'https://a.example/?b=c#d'"),
                block("embed", "'url':'http://a.example','provider':'b','title':'c','aspectRatio':'16:9'"),
                block("table", "'rows':[]"),
                block("table", "'caption':null,'header':null,'rows':[['a'],[]]"),
                block("table", "'caption':'a','header':['b'],'rows':[[" + "'a',".repeat(49) + "'a']]"),
                block("code", "'text':''"),
                block("code", "'language':'c++','text':'a\\n\\tb'"),
                block("divider", "'id':null"),
                block("factbox", "'blocks':[{'type':'divider'}]"),
                block("factbox", "'title':'a','blocks':[{'type':'html','html':'b'}]"),
                block("related", "'articles':['" + ID + "']"),
                block("html", "'html':'<div>a</div>'"));
    }

    static Stream<String> refused() {
        return Stream.of(
                "5",
                "null",
                "'a'",
                "[]",
                "{}",
                "{'type':null}",
                "{'type':'video'}",
                "{'type':'Paragraph','html':'a'}",
                block("paragraph", "'id':null"),
                block("paragraph", "'html':null"),
                block("paragraph", "'html':5"),
                block("paragraph", "'html':['a']"),
                block("paragraph", "'html':'a','text':'a'"),
                block("paragraph", "'id':'a','html':'a'"),
                block("paragraph", "'id':'1-1-1-1-1','html':'a'"),
                block("paragraph", "'id':5,'html':'a'"),
                block("paragraph", "'html':'" + "a".repeat(20_001) + "'"),
                block("heading", "'level':1,'text':'a'"),
                block("heading", "'level':5,'text':'a'"),
                block("heading", "'level':'2','text':'a'"),
                block("heading", "'level':2.5,'text':'a'"),
                block("heading", "'level':null,'text':'a'"),
                block("heading", "'level':99999999999999999999,'text':'a'"),
                block("heading", "'level':2,'text':''"),
                block("heading", "'level':2,'text':' \\n\\u00a0\\u200b\\ufeff\\u2028'"),
                block("heading", "'level':2,'text':'" + "a".repeat(501) + "'"),
                block("heading", "'level':2,'text':'a','anchor':''"),
                block("heading", "'level':2,'text':'a','anchor':'A'"),
                block("heading", "'level':2,'text':'a','anchor':'-a'"),
                block("heading", "'level':2,'text':'a','anchor':'" + "a".repeat(101) + "'"),
                block("list", "'ordered':true"),
                block("list", "'items':[]"),
                block("list", "'items':['a']"),
                block("list", "'items':[{}]"),
                block("list", "'items':[{'html':'a','id':null}]"),
                block("list", "'items':[{'html':'a','items':[{'html':5}]}]"),
                block("list", "'ordered':null,'items':[{'html':'a'}]"),
                block("list", "'ordered':'true','items':[{'html':'a'}]"),
                block("list", "'items':[" + "{'html':'a'},".repeat(1000) + "{'html':'a'}]"),
                block("quote", "'source':'a'"),
                block("quote", "'html':'a','source':'" + "a".repeat(501) + "'"),
                block("pullquote", "'text':' '"),
                block("pullquote", "'text':'" + "a".repeat(2001) + "'"),
                block("image", "'caption':'a'"),
                block("image", "'media':'a'"),
                block("image", "'media':'0190163d-8694-739b-aea5-966c26f8ad91','layout':'huge'"),
                block("image", "'media':'0190163d-8694-739b-aea5-966c26f8ad91','url':'https://a.example'"),
                block("gallery", "'images':[]"),
                block("gallery", "'images':['0190163d-8694-739b-aea5-966c26f8ad91']"),
                block("gallery", "'images':[{'caption':'a'}]"),
                block("gallery", "'images':[{'media':'0190163d-8694-739b-aea5-966c26f8ad91','layout':'wide'}]"),
                block("embed", "'title':'a'"),
                block("embed", "'url':'javascript:alert(1)'"),
                block("embed", "'url':'//a.example'"),
                block("embed", "'url':'ftp://a.example'"),
                block("embed", "'url':'https://'"),
                block("embed", "'url':'https://a.example/\\u0022'"),
                block("embed", "'url':'https://a b'"),
                block("embed", "'url':'https://a\\u00a0b'"),
                block("embed", "'url':'https://a.example/" + "a".repeat(2000) + "'"),
                block("embed", "'url':'https://a.example','aspectRatio':'16/9'"),
                block("embed", "'url':'https://a.example','aspectRatio':'0:9'"),
                block("embed", "'url':'https://a.example','provider':'" + "a".repeat(101) + "'"),
                block("table", "'header':['a']"),
                block("table", "'rows':null"),
                block("table", "'rows':['a']"),
                block("table", "'rows':[[null]]"),
                block("table", "'rows':[[" + "'a',".repeat(50) + "'a']]"),
                block("table", "'rows':[" + "[],".repeat(1000) + "[]]"),
                block("table", "'header':[" + "'a',".repeat(50) + "'a'],'rows':[]"),
                block("code", "'language':'java'"),
                block("code", "'language':'','text':'a'"),
                block("code", "'language':'a b','text':'a'"),
                block("code", "'text':'" + "a".repeat(100_001) + "'"),
                block("divider", "'html':'a'"),
                block("factbox", "'title':'a'"),
                block("factbox", "'blocks':[]"),
                block("factbox", "'blocks':[{'type':'factbox','blocks':[{'type':'divider'}]}]"),
                block("factbox", "'blocks':[{'type':'paragraph'}]"),
                block("related", "'articles':[]"),
                block("related", "'articles':['a']"),
                block("related", "'articles':[" + ("'" + ID + "',").repeat(50) + "'" + ID + "']"),
                block("html", "'html':'" + "a".repeat(100_001) + "'"));
    }

    @ParameterizedTest
    @MethodSource
    void accepted(String block) {
        String json = json(block);

        assertThat(input.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(body.validate("[" + json + "]", InputFormat.JSON)).isEmpty();
        assertThat(accepts("[" + json + "]")).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void refused(String block) {
        String json = json(block);

        assertThat(input.validate(json, InputFormat.JSON)).isNotEmpty();
        assertThat(body.validate("[" + json + "]", InputFormat.JSON)).isNotEmpty();
        assertThat(accepts("[" + json + "]")).isFalse();
    }

    @Test
    void wholeBodiesAreTheSameToBoth() {
        Map<String, Boolean> bodies = Map.ofEntries(
                Map.entry("null", true),
                Map.entry("[]", true),
                Map.entry("{'format':'markdown','value':''}", true),
                Map.entry("{'format':'html','value':'<p>a</p>'}", true),
                Map.entry("{'format':'word','value':'a'}", false),
                Map.entry("{'format':null,'value':'a'}", false),
                Map.entry("{'format':'html','value':null}", false),
                Map.entry("{'format':'html','value':5}", false),
                Map.entry("{'format':'html'}", false),
                Map.entry("{'value':'a'}", false),
                Map.entry("{'format':'html','value':'a','blocks':[]}", false),
                Map.entry("{'format':'html','value':'" + "a".repeat(1_000_001) + "'}", false),
                Map.entry("'a'", false),
                Map.entry("{}", false),
                Map.entry("true", false));
        bodies.forEach((text, accepted) -> {
            assertThat(body.validate(json(text), InputFormat.JSON).isEmpty())
                    .as(text)
                    .isEqualTo(accepted);
            assertThat(accepts(json(text))).as(text).isEqualTo(accepted);
        });
    }

    @Test
    void whatIsWrittenIsWhatMayBeSent() throws JsonProcessingException {
        String written = new ObjectMapper()
                .writeValueAsString(
                        BodyTest.body(BodyTest.everyBlock(), List.of()).blocks());

        assertThat(body.validate(written, InputFormat.JSON)).isEmpty();
    }

    private static boolean accepts(String json) {
        try {
            BodyTest.body(json, List.of());
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private static String block(String type, String rest) {
        return "{'type':'" + type + "'," + rest + "}";
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
