package org.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.broadsheet.workflow.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An endpoint asks for the right that the table names. */
class ActionRightsTest {

    @ParameterizedTest
    @EnumSource(Action.class)
    void endpointAsksForTheRightOfTheTable(Action action) {
        Method endpoint = Stream.of(ActionsResource.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(action.name()))
                .findFirst()
                .orElseThrow();

        assertThat(endpoint.getAnnotation(RolesAllowed.class).value()).containsExactly(action.right());
    }
}
