package org.broadsheet.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.testkit.EmbeddedDatabaseResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent: a problem that says what and where, and never a 500. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabaseResource.class, scope = TestResourceScope.GLOBAL)
class HostileRequestsTest {

    private static final String NOTES = "/api/v1/test-http";
    private static final String NOTE = NOTES + "/0190a8f0-0000-7000-8000-000000000000";
    private static final String FINE = "{\"headline\":\"a\",\"words\":1}";

    /**
     * @param place pointer or parameter of the first error; null where there are no errors
     * @param error code of the first error
     */
    record Hostile(String name, RawHttp request, int status, String code, String place, String error) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"paths", "queries", "methodsAndHeaders", "encodings", "bodies", "values", "texts"})
    void isRefusedWithAProblem(Hostile hostile) {
        RawHttp.Answer answer = hostile.request().send(RestAssured.port);

        assertThat(answer.status()).as(answer.text()).isEqualTo(hostile.status());
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        JsonNode problem = answer.json();
        assertThat(problem.path("code").asText()).isEqualTo(hostile.code());
        assertThat(problem.path("type").asText()).isEqualTo("urn:problem-type:broadsheet:" + hostile.code());
        assertThat(problem.path("status").asInt()).isEqualTo(hostile.status());
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText())
                .isNotEmpty()
                .doesNotContain("java", "Exception", "jackson", "broadsheet.shared");
        assertThat(problem.path("instance").asText()).doesNotContain("?");
        assertThat(answer.header("X-Request-Id"))
                .hasValue(problem.path("requestId").asText());
        assertThat(place(problem)).isEqualTo(hostile.place());
        assertThat(problem.at("/errors/0/code").asText(null)).isEqualTo(hostile.error());
    }

    private static String place(JsonNode problem) {
        JsonNode first = problem.at("/errors/0");
        return first.has("pointer")
                ? first.get("pointer").asText()
                : first.path("parameter").asText(null);
    }

    static Stream<Hostile> paths() {
        return Stream.of(
                notFound("unknown path", "/nope"),
                notFound("unknown path of the API", "/api/v1/nope"),
                notFound("unknown path below a resource", NOTES + "/a/b/c"),
                notFound("management by another name", "/api/v1/manageX"),
                notFound("double slash at the start", "/" + NOTES),
                notFound("double slash inside", "/api//v1/test-http"),
                notFound("trailing slash", NOTES + "/"),
                notFound("dot segment", "/api/v1/./test-http"),
                notFound("dot-dot segment", "/api/v1/../v1/test-http"),
                notFound("dot-dot at the end", NOTES + "/x/.."),
                notFound("into the API by dot-dot", "/x/.." + NOTES),
                notFound("out of the API by dot-dot", "/api/../q/health"),
                notFound("encoded dot segment", "/api/v1/%2e/test-http"),
                notFound("encoded dot-dot segment", "/api/v1/%2E%2e/v1/test-http"),
                notFound("half encoded dot-dot segment", "/api/v1/.%2e/v1/test-http"),
                notFound("matrix parameter", NOTES + ";x=1"),
                notFound("matrix parameter of the first name", "/api;x/v1/test-http"),
                notFound("encoded semicolon", NOTES + "%3Bx"),
                notFound("encoded slash", "/api/v1%2ftest-http"),
                notFound("encoded slash at the end", NOTES + "%2F"),
                notFound("encoded backslash", "/api/v1%5ctest-http"),
                notFound("encoded letter and trailing slash", "/%61pi/v1/test-http/"),
                notFound("absolute form with double slash", "http://localhost//api/v1/test-http"),
                notFound("asterisk form", "*"),
                invalid("NUL in the path", get(NOTES + "/%00")),
                invalid("line feed in the path", get(NOTES + "/a%0Ab")),
                invalid("delete in the path", get(NOTES + "/%7f")),
                invalid("invalid UTF-8 in the path", get(NOTES + "/%ff")),
                invalid("overlong NUL in the path", get(NOTES + "/%c0%80")),
                invalid("surrogate in the path", get(NOTES + "/%ed%a0%80")),
                invalid("noncharacter in the path", get(NOTES + "/%ef%bf%bf")),
                invalid("bare Latin-1 in the path", get(NOTES + "/\u00e9")),
                at("id", "invalid", "path parameter that is no UUID", get(NOTES + "/nope")),
                at("id", "invalid", "shortened UUID", get(NOTES + "/1-1-1-1-1")));
    }

    static Stream<Hostile> queries() {
        return Stream.of(
                at("x", "unknownParameter", "unknown parameter", get(NOTES + "?x=1")),
                at("Limit", "unknownParameter", "parameter in the wrong case", get(NOTES + "?Limit=1")),
                at("id", "unknownParameter", "path parameter as query", get(NOTE + "?id=1")),
                at("a".repeat(499) + "…", "unknownParameter", "very long name", get(NOTES + "?" + "a".repeat(3000))),
                at("limit", "repeated", "repeated parameter", get(NOTES + "?limit=1&limit=1")),
                at("sort", "unknownValue", "very long value", get(NOTES + "?sort=" + "a".repeat(3500))),
                at("limit", "required", "empty value", get(NOTES + "?limit=")),
                at("limit", "required", "no value", get(NOTES + "?limit")),
                at("tag", "required", "empty value in a list", get(NOTES + "?tag=a&tag=")),
                at("limit", "invalid", "word for a number", get(NOTES + "?limit=ten")),
                at("limit", "invalid", "fraction", get(NOTES + "?limit=1.0")),
                at("limit", "invalid", "exponent", get(NOTES + "?limit=1e1")),
                at("limit", "invalid", "plus sign", get(NOTES + "?limit=%2B1")),
                at("limit", "invalid", "space around", get(NOTES + "?limit=+1")),
                at("limit", "invalid", "Arabic digits", get(NOTES + "?limit=%D9%A1")),
                at("limit", "outOfRange", "leading zero", get(NOTES + "?limit=007")),
                at("limit", "outOfRange", "beyond int", get(NOTES + "?limit=2147483648")),
                at("limit", "outOfRange", "far beyond long", get(NOTES + "?limit=" + "9".repeat(100))),
                at("limit", "outOfRange", "below its bound", get(NOTES + "?limit=0")),
                at("limit", "outOfRange", "above its bound", get(NOTES + "?limit=101")),
                at("depth", "outOfRange", "above the bound of a plain parameter", get(NOTE + "?depth=4")),
                at("sort", "unknownValue", "unknown enum value", get(NOTES + "?sort=random")),
                at("sort", "unknownValue", "Java's name of an enum constant", get(NOTES + "?sort=NEWEST")),
                at("kind", "unknownValue", "unknown enum value in a set", get(NOTES + "?kind=headline&kind=x")),
                at("author", "invalid", "UUID without hyphens", get(NOTES + "?author=" + "0".repeat(32))),
                at("author", "invalid", "UUID in braces", get(NOTES + "?author=%7B" + NOTE.substring(18) + "%7D")),
                at("open", "invalid", "boolean in capitals", get(NOTES + "?open=TRUE")),
                at("open", "invalid", "boolean as a number", get(NOTES + "?open=1")),
                at("since", "invalid", "date without time", get(NOTES + "?since=2026-01-01")),
                at("since", "invalid", "time without offset", get(NOTES + "?since=2026-01-01T00:00:00")),
                at("since", "invalid", "seconds since the epoch", get(NOTES + "?since=1767225600")),
                at("since", "invalid", "the thirtieth of February", get(NOTES + "?since=2026-02-30T00:00:00Z")),
                at("since", "invalid", "year of five digits", get(NOTES + "?since=%2B12026-01-01T00:00:00Z")),
                at("since", "invalid", "year 0", get(NOTES + "?since=0000-01-01T00:00:00Z")),
                at("X-Count", "invalid", "header that is no number", get(NOTE).header("X-Count", "x")),
                invalid("NUL in a value", get(NOTES + "?tag=%00")),
                invalid("NUL in a name", get(NOTES + "?%00=1")),
                invalid("invalid UTF-8 in a value", get(NOTES + "?tag=%ff")),
                invalid("bare Latin-1 in a value", get(NOTES + "?tag=\u00e9")),
                invalid("semicolon for an ampersand", get(NOTES + "?limit=1;sort=headline")));
    }

    static Stream<Hostile> methodsAndHeaders() {
        return Stream.of(
                refused("PUT where there is none", 405, "methodNotAllowed", request("PUT", NOTES)),
                refused("TRACE", 405, "methodNotAllowed", request("TRACE", NOTES)),
                refused("CONNECT", 405, "methodNotAllowed", request("CONNECT", NOTES)),
                refused("made-up method", 405, "methodNotAllowed", request("FOO", NOTES)),
                refused("method in small letters", 405, "methodNotAllowed", request("get", NOTES)),
                refused("wrong Accept", 406, "notAcceptable", get(NOTES).header("Accept", "text/html")),
                refused("garbage in Accept", 406, "notAcceptable", get(NOTES).header("Accept", "garbage")),
                refused("commas in Accept", 406, "notAcceptable", get(NOTES).header("Accept", ",;,")),
                refused(
                        "thousands of types in Accept",
                        406,
                        "notAcceptable",
                        get(NOTES).header("Accept", "a/b,".repeat(4000))),
                invalid("no Host", get(NOTES).withoutHost()));
    }

    static Stream<Hostile> encodings() {
        byte[] fine = FINE.getBytes(UTF_8);
        return Stream.of(
                unsupported("no Content-Type", request("POST", NOTES).body(FINE)),
                unsupported("two Content-Types", post(FINE).header("Content-Type", "application/json")),
                unsupported("garbage in Content-Type", typed("garbage").body(FINE)),
                unsupported("empty Content-Type", typed("").body(FINE)),
                unsupported(
                        "garbage after Content-Type",
                        typed("application/json, x").body(FINE)),
                unsupported("wildcard in Content-Type", typed("*/*").body(FINE)),
                unsupported(
                        "half a wildcard in Content-Type",
                        typed("application/*").body(FINE)),
                unsupported("another Content-Type", typed("text/plain").body(FINE)),
                unsupported("a form", typed("application/x-www-form-urlencoded").body("headline=a")),
                unsupported(
                        "JSON where a merge patch is due",
                        request("PATCH", NOTE)
                                .header("Content-Type", "application/json")
                                .body("{}")),
                unsupported(
                        "Latin-1 by charset",
                        typed("application/json; charset=iso-8859-1").body(FINE)),
                unsupported(
                        "UTF-16 by charset",
                        typed("application/json;Charset=\"utf-16\"").body(FINE)),
                unsupported("gzip by Content-Encoding", post(gzip(fine)).header("Content-Encoding", "gzip")),
                unsupported("unknown Content-Encoding", post(fine).header("Content-Encoding", "x")),
                malformed("gzip unannounced", post(gzip(fine))),
                malformed("UTF-16", post(FINE.getBytes(UTF_16))),
                malformed("UTF-16 without byte order mark", post(FINE.getBytes(UTF_16LE))),
                malformed("byte order mark", post("\uFEFF" + FINE)),
                malformed("Latin-1", post("{\"headline\":\"\u00e9\"}".getBytes(ISO_8859_1))),
                malformed("surrogate in UTF-8", post("{\"headline\":\"\u00ed\u00a0\u0080\"}".getBytes(ISO_8859_1))),
                refused("Content-Length over the limit", 413, "payloadTooLarge", post(spaces(2_097_153))),
                refused(
                        "Content-Length far over the limit",
                        413,
                        "payloadTooLarge",
                        typedJson().promisedBody(1L << 40)),
                refused(
                        "Content-Length over the limit, asked beforehand",
                        413,
                        "payloadTooLarge",
                        typedJson().header("Expect", "100-continue").promisedBody(99_999_999)),
                refused(
                        "chunks over the limit",
                        413,
                        "payloadTooLarge",
                        typedJson().chunked(spaces(2_100_000))),
                refused(
                        "chunks far over the limit",
                        413,
                        "payloadTooLarge",
                        typedJson().chunked(spaces(17_000_000))));
    }

    static Stream<Hostile> bodies() {
        return Stream.of(
                at("", "required", "no body", request("POST", NOTES)),
                at("", "required", "empty body", post("")),
                at("", "required", "empty chunked body", typedJson().chunked(new byte[0])),
                at("", "required", "blank body", post(" \n\t ")),
                at("", "required", "null", post("null")),
                at(
                        "",
                        "required",
                        "null for a tree",
                        request("PATCH", NOTE)
                                .header("Content-Type", "application/merge-patch+json")
                                .body("null")),
                at("", "wrongType", "array for an object", post("[]")),
                at("", "wrongType", "array around an object", post("[" + FINE + "]")),
                at("", "wrongType", "string for an object", post("\"x\"")),
                at("", "wrongType", "empty string for an object", post("\"\"")),
                at("", "wrongType", "number for an object", post("5")),
                malformed("cut off", post("{\"headline\":")),
                malformed("trailing object", post(FINE + "{}")),
                malformed("trailing garbage", post(FINE + "x")),
                malformed("trailing comma", post("{\"headline\":\"a\",}")),
                malformed("single quotes", post("{'headline':'a'}")),
                malformed("comment", post("/* */" + FINE)),
                malformed("NaN", post("{\"x\":NaN}")),
                malformed("leading zero", post("{\"words\":01}")),
                malformed("bare line feed in a string", post("{\"headline\":\"a\nb\"}")),
                malformed("bare NUL", post(FINE + "\u0000")),
                malformed("half an escape", post("{\"headline\":\"\\u00\"}")),
                at("/headline", "duplicateProperty", "key twice", post("{\"headline\":\"a\",\"headline\":\"a\"}")),
                at(
                        "/headline",
                        "duplicateProperty",
                        "key twice, once escaped",
                        post("{\"headline\":\"a\",\"head\\u006cine\":\"a\"}")),
                at("/tree/a", "duplicateProperty", "key twice in a tree", post("{\"tree\":{\"a\":1,\"a\":1}}")),
                at(
                        "/labels/a",
                        "duplicateProperty",
                        "key twice in a map",
                        post("{\"labels\":{\"a\":\"1\",\"a\":\"1\"}}")),
                at("/nope", "unknownProperty", "unknown property", post("{\"words\":1,\"nope\":1}")),
                at(
                        "/Headline",
                        "unknownProperty",
                        "property in the wrong case",
                        post("{\"words\":1,\"Headline\":\"a\"}")),
                at(
                        "/byline/0/nope~1~0",
                        "unknownProperty",
                        "pointer with escapes",
                        post("{\"byline\":[{\"nope/~\":1}]}")),
                at(
                        "/tree",
                        "tooLarge",
                        "a megabyte of nested objects",
                        post("{\"tree\":" + "{\"a\":".repeat(200_000) + "1" + "}".repeat(200_000) + "}")),
                at("/tree", "tooLarge", "a megabyte of nested arrays", post("{\"tree\":" + "[".repeat(1_000_000))),
                at("", "tooLarge", "name of 256 characters", post("{\"" + "a".repeat(256) + "\":1}")),
                at(
                        "",
                        "tooLarge",
                        "string of 1.6 million characters",
                        post("{\"headline\":\"" + "a".repeat(1_600_000) + "\"}")));
    }

    static Stream<Hostile> values() {
        return Stream.of(
                at("/headline", "wrongType", "number for a string", post("{\"headline\":5}")),
                at("/headline", "wrongType", "boolean for a string", post("{\"headline\":true}")),
                at("/headline", "wrongType", "object for a string", post("{\"headline\":{}}")),
                at("/headline", "wrongType", "array for a string", post("{\"headline\":[\"a\"]}")),
                at("/headline", "required", "null for a string", post("{\"headline\":null,\"words\":1}")),
                at("/headline", "required", "blank string", post("{\"headline\":\" \",\"words\":1}")),
                at(
                        "/headline",
                        "tooLong",
                        "long string",
                        post("{\"headline\":\"" + "a".repeat(21) + "\",\"words\":1}")),
                at("/words", "required", "primitive left out", post("{\"headline\":\"a\"}")),
                at("/words", "required", "null for a primitive", post("{\"words\":null}")),
                at("/words", "wrongType", "string for a number", post("{\"words\":\"5\"}")),
                at("/words", "wrongType", "empty string for a number", post("{\"words\":\"\"}")),
                at("/words", "wrongType", "fraction for a whole number", post("{\"words\":1.5}")),
                at("/position", "wrongType", "whole fraction for a whole number", post("{\"position\":1.0}")),
                at("/position", "outOfRange", "beyond int", post("{\"position\":2147483648}")),
                at("/position", "outOfRange", "far beyond long", post("{\"position\":" + "9".repeat(99) + "}")),
                at("/position", "outOfRange", "beyond every double", post("{\"position\":1e999999}")),
                at("/x", "outOfRange", "double beyond every double", post("{\"x\":-1e999999}")),
                at("/x", "outOfRange", "smaller than every double", post("{\"x\":1e-999999}")),
                at("/tree/a/0", "outOfRange", "beyond every double in a tree", post("{\"tree\":{\"a\":[1e400]}}")),
                at("/x", "wrongType", "string for a fraction", post("{\"x\":\"1\"}")),
                at("", "tooLarge", "number of a thousand digits", post("{\"tree\":" + "9".repeat(1000) + "}")),
                at("/listed", "wrongType", "string for a boolean", post("{\"listed\":\"true\"}")),
                at("/listed", "wrongType", "number for a boolean", post("{\"listed\":1}")),
                at("/sort", "unknownValue", "unknown enum value", post("{\"sort\":\"x\"}")),
                at("/sort", "unknownValue", "empty enum value", post("{\"sort\":\"\"}")),
                at("/sort", "unknownValue", "Java's name of an enum constant", post("{\"sort\":\"NEWEST\"}")),
                at("/sort", "wrongType", "index for an enum", post("{\"sort\":0}")),
                at("/author", "invalid", "shortened UUID", post("{\"author\":\"1-1-1-1-1\"}")),
                at("/author", "invalid", "empty UUID", post("{\"author\":\"\"}")),
                at("/author", "wrongType", "number for a UUID", post("{\"author\":5}")),
                at("/author", "wrongType", "array for a UUID", post("{\"author\":[0,1]}")),
                at("/publishedAt", "wrongType", "number for a time", post("{\"publishedAt\":1767225600}")),
                at("/publishedAt", "invalid", "digits for a time", post("{\"publishedAt\":\"1767225600\"}")),
                at("/publishedAt", "invalid", "empty time", post("{\"publishedAt\":\"\"}")),
                at("/publishedAt", "invalid", "time without offset", post("{\"publishedAt\":\"2026-01-01T00:00:00\"}")),
                at("/publishedAt", "invalid", "time without seconds", post("{\"publishedAt\":\"2026-01-01T00:00Z\"}")),
                at(
                        "/publishedAt",
                        "invalid",
                        "year 10000 by its offset",
                        post("{\"publishedAt\":\"9999-12-31T23:59:59-01:00\"}")),
                at(
                        "/publishedAt",
                        "invalid",
                        "year of nine digits",
                        post("{\"publishedAt\":\"+999999999-12-31T23:59:59Z\"}")),
                at("/tags", "wrongType", "string for an array", post("{\"tags\":\"a\"}")),
                at("/tags/1", "wrongType", "number in an array of strings", post("{\"tags\":[\"a\",1]}")),
                at("/labels", "wrongType", "array for a map", post("{\"labels\":[]}")),
                at("/labels/a", "wrongType", "number in a map of strings", post("{\"labels\":{\"a\":1}}")),
                at(
                        "/byline",
                        "tooLong",
                        "too many",
                        post(
                                "{\"headline\":\"a\",\"words\":1,\"byline\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]}")),
                at(
                        "/byline/1",
                        "required",
                        "null in an array",
                        post("{\"headline\":\"a\",\"words\":1,\"byline\":[{\"name\":\"a\"},null]}")),
                at(
                        "/byline/0/role",
                        "tooShort",
                        "too short, deep inside",
                        post("{\"headline\":\"a\",\"words\":1,\"byline\":[{\"name\":\"a\",\"role\":\"x\"}]}")),
                at("/block/type", "required", "variant without its type", post("{\"block\":{}}")),
                at("/block/type", "unknownValue", "unknown variant", post("{\"block\":{\"type\":\"x\"}}")),
                at(
                        "/block/nope",
                        "unknownProperty",
                        "unknown property of a variant",
                        post("{\"block\":{\"type\":\"divider\",\"nope\":1}}")),
                at(
                        "/block/html",
                        "wrongType",
                        "wrong type in a variant",
                        post("{\"block\":{\"type\":\"paragraph\",\"html\":1}}")));
    }

    static Stream<Hostile> texts() {
        return Stream.of(
                at("/headline", "invalid", "NUL", post("{\"headline\":\"a\\u0000\"}")),
                at(
                        "/headline",
                        "invalid",
                        "overlong NUL",
                        post("{\"headline\":\"\u00c0\u0080\"}".getBytes(ISO_8859_1))),
                at("/headline", "invalid", "high surrogate alone", post("{\"headline\":\"\\ud800\"}")),
                at("/headline", "invalid", "low surrogate alone", post("{\"headline\":\"\\udc00x\"}")),
                at("/headline", "invalid", "surrogates the wrong way round", post("{\"headline\":\"\\udc00\\ud800\"}")),
                at("/headline", "invalid", "U+FFFE", post("{\"headline\":\"\\ufffe\"}")),
                at("/headline", "invalid", "U+FFFF", post("{\"headline\":\"\uffff\"}")),
                at("/tags/0", "invalid", "NUL in an array", post("{\"tags\":[\"\\u0000\"]}")),
                at("/labels/a", "invalid", "NUL in a map", post("{\"labels\":{\"a\":\"\\u0000\"}}")),
                at("/labels/\uFFFD", "invalid", "NUL as a key", post("{\"labels\":{\"\\u0000\":\"a\"}}")),
                at("/tree/a/1", "invalid", "NUL in a tree", post("{\"tree\":{\"a\":[1,\"\\u0000\"]}}")),
                at("/tree/\uFFFDx", "invalid", "NUL as a key of a tree", post("{\"tree\":{\"\\u0000x\":1}}")),
                at(
                        "/block/html",
                        "invalid",
                        "NUL in a variant",
                        post("{\"block\":{\"type\":\"paragraph\",\"html\":\"\\u0000\"}}")),
                at(
                        "/block/html",
                        "invalid",
                        "NUL before the type of a variant",
                        post("{\"block\":{\"html\":\"\\u0000\",\"type\":\"paragraph\"}}")),
                at(
                        "/x",
                        "invalid",
                        "surrogate alone in a tree that is the body",
                        request("PATCH", NOTE)
                                .header("Content-Type", "application/merge-patch+json")
                                .body("{\"x\":\"\\ud800\"}")));
    }

    private static Hostile notFound(String name, String target) {
        return refused(name, 404, "notFound", get(target));
    }

    private static Hostile unsupported(String name, RawHttp request) {
        return refused(name, 415, "unsupportedMediaType", request);
    }

    private static Hostile invalid(String name, RawHttp request) {
        return refused(name, 400, "invalidRequest", request);
    }

    private static Hostile malformed(String name, RawHttp request) {
        return at("", "malformed", name, request);
    }

    private static Hostile at(String place, String error, String name, RawHttp request) {
        return new Hostile(name, request, 400, "invalidRequest", place, error);
    }

    private static Hostile refused(String name, int status, String code, RawHttp request) {
        return new Hostile(name, request, status, code, null, null);
    }

    private static RawHttp get(String target) {
        return request("GET", target);
    }

    private static RawHttp request(String method, String target) {
        return RawHttp.request(method, target);
    }

    private static RawHttp typed(String contentType) {
        return request("POST", NOTES).header("Content-Type", contentType);
    }

    private static RawHttp typedJson() {
        return typed("application/json");
    }

    private static RawHttp post(String body) {
        return typedJson().body(body);
    }

    private static RawHttp post(byte[] body) {
        return typedJson().body(body);
    }

    private static byte[] spaces(int length) {
        return " ".repeat(length).getBytes(UTF_8);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
