package org.broadsheet.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.testkit.call.Call;
import org.broadsheet.testkit.call.Samples;
import org.broadsheet.testkit.contract.Operation;
import org.broadsheet.testkit.contract.Place;

/** All that is done to one operation, each time in one place of a call that is fine but for that. */
final class Attacks {

    private static final List<String> CONTENT_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=a",
            "application/json; charset=utf-16",
            "application/json, text/plain",
            "application/*",
            "json",
            "",
            "a".repeat(5_000));

    private static final List<String> BODIES = List.of(
            "{",
            "}",
            "{}{}",
            "{} x",
            "{'a':1}",
            "{\"a\":1,}",
            "<a/>",
            "a=b",
            "\uFEFF{}",
            "\u0000",
            "[[[[",
            "{\"a\":\"",
            "{\"\":1}",
            "{\"__proto__\":{}}",
            "{\"a\":1,\"a\":1}");

    private final Operation operation;
    private final Samples samples;
    private final Call fine;
    private final String cursor;
    private final Set<String> known;

    /**
     * @param cursor of another list
     * @param known what other operations had already; of that, some is left out
     */
    Attacks(Operation operation, Samples samples, Call fine, String cursor, Set<String> known) {
        this.known = known;
        this.operation = operation;
        this.samples = samples;
        this.fine = fine;
        this.cursor = cursor;
    }

    Stream<Attack> all() {
        return Stream.of(
                        inAddress("path"),
                        inAddress("query"),
                        unknownParameters(),
                        HeaderAttacks.of(operation, fine, known),
                        ofTypes(),
                        inBodies())
                .flatMap(attacks -> attacks);
    }

    private Stream<Attack> inAddress(String in) {
        return operation.parameters(in).stream().flatMap(parameter -> {
            String name = parameter.name();
            Stream<Attack> texts = HostileText.IN_ADDRESSES.stream()
                    .map(text -> new Attack(
                            in + " " + name + ": " + text.name(),
                            fine.with(in, name, text.encoded()),
                            null,
                            text.breaksAddress() ? null : name));
            return in.equals("path") ? texts : Stream.concat(texts, more(name));
        });
    }

    private Stream<Attack> more(String name) {
        String[] many = Stream.generate(() -> "a").limit(150).toArray(String[]::new);
        return Stream.of(
                new Attack("query " + name + ": nothing", fine.with("query", name, ""), null, name),
                new Attack("query " + name + ": twice", fine.with("query", name, "1", "a"), null, name),
                new Attack("query " + name + ": many times", fine.with("query", name, many), null, name),
                new Attack("query " + name + ": cursor of another list", fine.with("query", name, cursor), null, name));
    }

    private Stream<Attack> unknownParameters() {
        return Stream.of("nope", "Limit", "limit%5B%5D", "%27", "a%00", "__proto__", "")
                .map(name -> Attack.of("unknown query parameter " + name, fine.with("query", name, "1")));
    }

    private Stream<Attack> ofTypes() {
        byte[] any = "{}".getBytes(UTF_8);
        return operation.method().equals("GET")
                ? Stream.empty()
                : CONTENT_TYPES.stream()
                        .map(type -> Attack.of("body of type " + HeaderAttacks.brief(type), fine.body(type, any)));
    }

    private Stream<Attack> inBodies() {
        return operation.requestContent().entrySet().stream().flatMap(content -> {
            String type = content.getKey();
            Place schema = content.getValue();
            Stream<Attack> documents =
                    BODIES.stream().map(body -> Attack.of("body " + body, fine.body(type, body.getBytes(UTF_8))));
            Stream<Attack> latin1 =
                    Stream.of(Attack.of("body in Latin-1", fine.body(type, "{\"a\":\"\u00e9\"}".getBytes(ISO_8859_1))));
            Stream<Attack> properties = BodyMutations.of(samples, schema, known)
                    .map(bad -> new Attack(
                            "body " + bad.pointer() + ": " + bad.value().name(),
                            fine.body(type, bad.bytes()),
                            bad.value().breaksBody() ? null : bad.pointer(),
                            null));
            return Stream.of(documents, latin1, properties).flatMap(attacks -> attacks);
        });
    }
}
