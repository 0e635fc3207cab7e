package org.broadsheet.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Email;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.body.Block;
import org.broadsheet.body.Body;
import org.broadsheet.body.Remark;
import org.broadsheet.content.ArticleContent;
import org.broadsheet.diff.ContentDiff;
import org.broadsheet.shared.Cursor;
import org.broadsheet.shared.NormalForm;
import org.broadsheet.shared.Preconditions;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.Signer;
import org.broadsheet.shared.Slugs;
import org.broadsheet.shared.WordPrefixes;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Texts that are made to cost more than their length (class 22): twice the text costs twice the work, and three times at
 * most, whoever reads it.
 */
@Tag("campaign")
class QuadraticWorkCampaignTest {

    private static final String ROOT = "org.broadsheet";
    private static final int SHOWN = 10;

    /** Read what we write ourselves, at the start. */
    private static final Set<String> OF_OUR_OWN_TEXT = Set.of("Routes.TEMPLATE", "DemoNewsroom.PLACEHOLDER");

    private static final JavaClasses CLASSES =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages(ROOT);

    /** Only ever held against the whole of a text, as are those of constraints; others are also looked for in it. */
    private static final Set<String> OF_THE_WHOLE = Set.of(
            "AddressRange.LENGTH",
            "ApiTokens.FORM",
            "Fields.UUID_FORM",
            "Href.ARTICLE",
            "Href.MAIL",
            "Href.WEB",
            "HtmlLists.ORDERED",
            "HtmlMedia.SIZE",
            "HtmlQuotes.ATTRIBUTION",
            "Idempotency.PRINTABLE",
            "Ids.CANONICAL",
            "InlineHtml.LANGUAGE",
            "Rate.FORM",
            "RequestGuard.MEDIA_TYPE",
            "RequestId.ACCEPTED",
            "TokenMechanism.JWT",
            "WireFormat.RFC_3339",
            "WireFormat.RFC_9562",
            "WireFormat.WHOLE_NUMBER");

    private static final Map<String, String> HALF = PathologicalText.all(Growth.LENGTH / 2);
    private static final Map<String, String> WHOLE = PathologicalText.all(Growth.LENGTH);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatBodiesAreReadWithIsLinear() {
        Map<String, Consumer<String>> work = new LinkedHashMap<>();
        work.put("Markdown", text -> body(source("markdown", text)));
        work.put("HTML", text -> body(source("html", text)));
        work.put("inline HTML", text -> body(block("paragraph", "html", text)));
        work.put("raw HTML", text -> body(block("html", "html", text)));
        work.put("remark", Remark::of);
        assertLinear(work);
    }

    @Test
    void whatElseTextsGoThroughIsLinear() {
        Signer signer = new Signer() {
            @Override
            public byte[] sign(byte[] content) {
                return new byte[32];
            }

            @Override
            public boolean isSigned(byte[] content, byte[] signature) {
                return true;
            }
        };
        Map<String, Consumer<String>> work = new LinkedHashMap<>();
        work.put("normal form", NormalForm::of);
        work.put("slug", text -> Slugs.derive(text, Slugs.MAX_LENGTH));
        work.put("words", text -> new Body(List.of(new Block.Code(null, null, text))).wordCount("th"));
        work.put("excerpt", text -> Body.excerpt(text, 200));
        work.put("difference", QuadraticWorkCampaignTest::difference);
        work.put("words typed", WordPrefixes::of);
        work.put("If-Match", text -> Preconditions.demand(text, 1));
        work.put("cursor", text -> Cursor.decode(text, "query", signer, "cursor"));
        assertLinear(work);
    }

    @Test
    void addressesOfMailAreCheckedInLinearTime() throws ClassNotFoundException {
        Map<String, Consumer<String>> work = new LinkedHashMap<>();
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            for (JavaField field : fields()) {
                if (field.isAnnotatedWith(Email.class)) {
                    Class<?> owner = Class.forName(field.getOwner().getName());
                    work.put(field.getFullName(), text -> validator.validateValue(owner, field.getName(), text));
                }
            }
            assertThat(work).hasSizeGreaterThan(2);
            assertLinear(work);
        }
    }

    @Test
    void patternsAreLinear() throws ReflectiveOperationException {
        Map<String, Consumer<String>> work = new LinkedHashMap<>();
        for (JavaField field : fields()) {
            String name = field.getOwner().getSimpleName() + "." + field.getName();
            field.tryGetAnnotationOfType(jakarta.validation.constraints.Pattern.class)
                    .ifPresent(constraint -> work.put(name, matching(Pattern.compile(constraint.regexp()))));
            if (isPattern(field) && !OF_OUR_OWN_TEXT.contains(name)) {
                Pattern pattern = pattern(field);
                work.put(name, matching(pattern));
                if (!OF_THE_WHOLE.contains(name)) {
                    work.put(name + " found", finding(pattern));
                }
            }
        }
        assertThat(work.keySet()).containsAll(OF_THE_WHOLE);
        assertThat(work).hasSizeGreaterThan(80);
        assertLinear(work);
    }

    private static Consumer<String> matching(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }

    private static Consumer<String> finding(Pattern pattern) {
        return text -> {
            Matcher matcher = pattern.matcher(text);
            int end = 0;
            while (matcher.find()) {
                end = matcher.end();
            }
            assertThat(end).isLessThanOrEqualTo(text.length());
        };
    }

    private static boolean isPattern(JavaField field) {
        return field.getRawType().isEquivalentTo(Pattern.class)
                && field.getModifiers().contains(JavaModifier.STATIC);
    }

    private static Pattern pattern(JavaField field) throws ReflectiveOperationException {
        Field constant = Class.forName(field.getOwner().getName()).getDeclaredField(field.getName());
        constant.setAccessible(true);
        return (Pattern) constant.get(null);
    }

    private static List<JavaField> fields() {
        return CLASSES.stream().flatMap(c -> c.getFields().stream()).toList();
    }

    private static void assertLinear(Map<String, Consumer<String>> work) {
        List<Growth> all = new ArrayList<>();
        work.forEach((name, worker) -> WHOLE.forEach((text, whole) -> {
            try {
                all.add(Growth.of(name, text, refusing(worker), HALF.get(text), whole));
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(name + ": " + text, e);
            }
        }));
        all.sort(Comparator.comparingDouble(Growth::whole).reversed());
        System.out.printf("The slowest of %d at %d characters, and at half:%n", all.size(), Growth.LENGTH);
        all.stream().limit(SHOWN).forEach(System.out::println);
        assertThat(all).filteredOn(growth -> !growth.isLinear()).isEmpty();
    }

    /** A refusal is an answer too. */
    private static Consumer<String> refusing(Consumer<String> worker) {
        return text -> {
            try {
                worker.accept(text);
            } catch (ProblemException refused) {
                assertThat(refused.type().status()).isBetween(400, 499);
            }
        };
    }

    private static void body(JsonNode input) {
        Body body = Body.parse(input, "/body", List.of());
        body.html(id -> null, image -> "");
        body.text();
    }

    private static JsonNode source(String format, String value) {
        return JSON.createObjectNode().put("format", format).put("value", value);
    }

    private static JsonNode block(String type, String property, String text) {
        return JSON.createArrayNode()
                .add(JSON.createObjectNode().put("type", type).put(property, text));
    }

    /** Every tenth character is another. */
    private static void difference(String text) {
        StringBuilder other = new StringBuilder(text);
        for (int i = 0; i < other.length(); i += 10) {
            other.setCharAt(i, 'o');
        }
        ContentDiff.compare(content(text), content(other.toString()), null);
    }

    private static ArticleContent content(String text) {
        ArticleContent nothing = ContentDiff.NOTHING;
        return new ArticleContent(
                null,
                null,
                "en",
                null,
                nothing.headlines(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(new Block.Code(new UUID(0, 1), null, text)));
    }
}
