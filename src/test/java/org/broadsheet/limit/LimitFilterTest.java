package org.broadsheet.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.shared.Contract;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.junit.jupiter.api.Test;

class LimitFilterTest {

    @Extension(name = Contract.MANAGEMENT, value = "")
    static class Managed {
        public void any() {}

        @Limited(RouteClass.comments)
        public void other() {}
    }

    @Limited(RouteClass.comments)
    @Extension(name = Contract.DELIVERY, value = "")
    static class Readers {
        public void any() {}
    }

    @Extension(name = Contract.DELIVERY, value = "")
    static class Free {
        public void any() {}
    }

    private static Optional<RouteClass> routesOf(Class<?> resource, String method) throws NoSuchMethodException {
        return LimitFilter.routesOf(resource.getMethod(method));
    }

    @Test
    void annotationsTellTheClassAndManagementNeedsNone() throws NoSuchMethodException {
        assertThat(routesOf(Managed.class, "any")).contains(RouteClass.management);
        assertThat(routesOf(Managed.class, "other")).contains(RouteClass.comments);
        assertThat(routesOf(Readers.class, "any")).contains(RouteClass.comments);
        assertThat(routesOf(Free.class, "any")).isEmpty();
    }

    /** Of delivery reads nothing is limited; what is limited says so in the contract. */
    @Test
    void endpointsAreLimitedAsTheyDocument() {
        List<Method> endpoints = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("org.broadsheet").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                        .filter(LimitFilterTest::isEndpoint)
                        .toList();
        Map<Boolean, List<Method>> byDocument = endpoints.stream()
                .collect(Collectors.partitioningBy(method -> LimitFilter.routesOf(method)
                        .filter(RouteClass.management::equals)
                        .isPresent()));

        assertThat(byDocument.get(true))
                .hasSizeGreaterThan(50)
                .allSatisfy(method -> assertThat(method.getDeclaringClass()
                                .getAnnotation(Path.class)
                                .value())
                        .startsWith("/api/v1/manage"));
        // Streams are bounded by how many there are at once.
        assertThat(byDocument.get(false).stream()
                        .filter(method -> !method.getName().equals("stream"))
                        .toList())
                .hasSizeGreaterThan(10)
                .allSatisfy(method -> assertThat(LimitFilter.routesOf(method).isPresent())
                        .as("%s documents 429", method)
                        .isEqualTo(Stream.of(method, method.getDeclaringClass())
                                .flatMap(place -> Arrays.stream(place.getAnnotationsByType(APIResponse.class)))
                                .anyMatch(response -> response.responseCode().equals("429"))));
        assertThat(endpoints.stream().filter(method -> !isRead(method)))
                .allSatisfy(method -> assertThat(LimitFilter.routesOf(method)).isPresent());
    }

    @Test
    void tokensCountByTheirOwnNameElseByTheirAccounts() {
        assertThat(LimitFilter.token(account().build())).isEqualTo("account");
        assertThat(LimitFilter.token(
                        account().addAttribute(RouteClass.CREDENTIAL, "token").build()))
                .isEqualTo("token");
    }

    private static QuarkusSecurityIdentity.Builder account() {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("account"));
    }

    private static boolean isEndpoint(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static boolean isRead(Method method) {
        return method.isAnnotationPresent(jakarta.ws.rs.GET.class);
    }
}
