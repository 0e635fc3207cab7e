package org.broadsheet.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.security.Right;
import org.broadsheet.security.Rights;
import org.broadsheet.security.Role;
import org.junit.jupiter.api.Test;

/** The README shows the table of roles as it is, and the contract lists the rights that annotations ask for. */
class RoleTableTest {

    @Test
    void readmeShowsTheTable() throws IOException {
        List<String> shown = Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.startsWith("| role |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(shown)
                .containsExactlyElementsOf(
                        Stream.of(Role.values()).map(RoleTableTest::row).toList());
    }

    private static String row(Role role) {
        String rights = role.rights().size() == Right.values().length
                ? "all"
                : role.rights().stream()
                        .sorted(Comparator.comparing(Right::valueOf))
                        .map(right -> "`" + right + "`")
                        .collect(Collectors.joining(" "));
        return "| `%s` | %s | %s |".formatted(role, rights, role.own() ? "articles that they created" : "everything");
    }

    @Test
    void everyRightIsListed() {
        List<String> constants = Stream.of(Rights.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(RoleTableTest::value)
                .toList();

        assertThat(constants)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Right.values()).map(Enum::name).toList());
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
