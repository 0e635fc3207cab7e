package org.broadsheet.testkit;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.hamcrest.Matcher;

/** What a refusal looks like (RFC 9457), for REST Assured's {@code then().spec(…)}. */
public final class Problems {

    private Problems() {}

    /** What an error among those of a problem is about. */
    public record At(Matcher<? super Map<String, String>> error) {}

    /** @param place a pointer or the name of a parameter */
    public static At at(String place) {
        return new At(hasEntry(place.startsWith("/") ? "pointer" : "parameter", place));
    }

    /** @param code what is wrong there */
    public static At at(String place, String code) {
        return new At(allOf(at(place).error(), hasEntry("code", code)));
    }

    /** A problem with these errors and no others, in any order. */
    public static ResponseSpecification isProblem(int status, String code, At... errors) {
        Collection<Matcher<? super Map<String, String>>> expected = Stream.of(errors)
                .<Matcher<? super Map<String, String>>>map(At::error)
                .toList();
        return isProblem(status, code, expected.isEmpty() ? nullValue() : containsInAnyOrder(expected));
    }

    /** A problem whose member {@code errors} is as the test says. */
    public static ResponseSpecification isProblem(int status, String code, Matcher<?> errors) {
        return new ResponseSpecBuilder()
                .expectStatusCode(status)
                .expectContentType("application/problem+json")
                .expectBody("type", equalTo("urn:problem-type:broadsheet:" + code))
                .expectBody("status", equalTo(status))
                .expectBody("code", equalTo(code))
                .expectBody("title", not(blankOrNullString()))
                .expectBody("detail", not(blankOrNullString()))
                .expectBody("errors", errors)
                .build();
    }
}
