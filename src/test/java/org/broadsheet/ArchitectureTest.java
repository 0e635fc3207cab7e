package org.broadsheet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.junit.jupiter.api.Test;

/** The table of packages and the few habits that a machine can check. */
class ArchitectureTest {

    private static final String ROOT = "org.broadsheet";

    /** A package may import what stands in a line below its own, nothing beside or above it. */
    private static final List<List<String>> RANKS = List.of(
            List.of("shared", "database", "query"),
            List.of("operation"),
            List.of("http", "change"),
            List.of("limit", "cache"),
            List.of("security"),
            List.of("audit"),
            List.of("media"),
            List.of("section", "author", "tag", "body"),
            List.of("content", "workflow", "account"),
            List.of("diff", "jsonld"),
            List.of("article"),
            List.of("correction", "desk", "reference"),
            List.of("delivery"),
            List.of("conversation", "navigation", "preview", "resolver"),
            List.of("screening"),
            List.of("comment", "search"),
            List.of("feed"),
            List.of("demo", "maintenance"));

    private static final JavaClasses CLASSES =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages(ROOT);

    /** The first argument of what takes SQL or HQL: texts, names and calls, up to the comma or bracket that ends it. */
    private static final Pattern QUERY =
            Pattern.compile("(?:create(?:Native|NativeMutation|Mutation|Selection)?Query|prepareStatement|prepareCall"
                    + "|(?:find|list|count|stream|delete|update)(?=\\(\\s*\"))\\(\\s*"
                    + "((?:\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|\\([^()]*\\)|[^\",()])*)");

    private static final Pattern TEXT = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");

    @Test
    void everyPackageHasARank() {
        List<String> ranked = RANKS.stream().flatMap(List::stream).toList();

        Stream<String> features = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1))
                .distinct();

        assertThat(features).isSubsetOf(ranked);
    }

    @Test
    void importsPointDownwards() {
        Map<String, Integer> rankOf = new TreeMap<>();
        for (int rank = 0; rank < RANKS.size(); rank++) {
            for (String name : RANKS.get(rank)) {
                rankOf.put(ROOT + "." + name, rank);
            }
        }

        for (Map.Entry<String, Integer> one : rankOf.entrySet()) {
            String[] notBelow = rankOf.entrySet().stream()
                    .filter(other -> !other.getKey().equals(one.getKey()) && other.getValue() >= one.getValue())
                    .map(Map.Entry::getKey)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(one.getKey())
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(notBelow)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void packagesMakeNoCircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CLASSES);
    }

    /** RESTEasy drops others with a warning, and a test that expects 404 would pass. */
    @Test
    void httpMethodsArePublic() {
        methods()
                .that(new DescribedPredicate<JavaMethod>("answer HTTP") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.getAnnotations().stream()
                                .anyMatch(a -> a.getRawType().isAnnotatedWith(HttpMethod.class));
                    }
                })
                .should()
                .bePublic()
                .check(CLASSES);
    }

    @Test
    void whatManagementWritesIsAudited() {
        classes()
                .that(new DescribedPredicate<JavaClass>("are in the document of management") {
                    @Override
                    public boolean test(JavaClass resource) {
                        return resource.isAnnotatedWith(jakarta.ws.rs.Path.class)
                                && resource.tryGetAnnotationOfType(Extension.class)
                                        .filter(extension -> extension.name().equals(Contract.MANAGEMENT))
                                        .isPresent();
                    }
                })
                .should()
                .beAnnotatedWith("org.broadsheet.audit.Audited")
                .check(CLASSES);
    }

    @Test
    void entitiesStayInTheirFeature() {
        noClasses().that().areAnnotatedWith(Entity.class).should().bePublic().check(CLASSES);
    }

    /** What is handed to the database is a text of ours as it stands, or a name for one. */
    @Test
    void queriesAreNeverBuiltFromStrings() throws IOException {
        List<String> built;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            built = sources.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(path -> builtQueries(read(path)))
                    .toList();
        }

        assertThat(built).isEmpty();
    }

    @Test
    void builtQueriesAreRecognised() {
        assertThat(builtQueries("s.createNativeQuery(\"select f(a) from b where c = \" + c, X.class)"))
                .hasSize(1);
        assertThat(builtQueries("s.createQuery(SELECT.formatted(name))")).hasSize(1);
        assertThat(builtQueries("s.createQuery(\"select 1\".concat(name), X.class)"))
                .hasSize(1);
        assertThat(builtQueries("Tag.list(\"name = '\" + name + \"'\")")).hasSize(1);
        assertThat(builtQueries("s.createNativeQuery(\"select 1 + 1, f(a)\", X.class).setParameter(\"p\", a + b)"))
                .isEmpty();
        assertThat(builtQueries("s.createNativeQuery(backwards ? A : B, X.class)"))
                .isEmpty();
    }

    private static Stream<String> builtQueries(String source) {
        return QUERY.matcher(source)
                .results()
                .map(call -> TEXT.matcher(call.group(1)).replaceAll("text"))
                .filter(argument ->
                        argument.contains("+") || argument.matches("(?s).*\\.(format|formatted|concat)\\b.*"));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
