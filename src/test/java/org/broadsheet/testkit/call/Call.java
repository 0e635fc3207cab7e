package org.broadsheet.testkit.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.broadsheet.http.RawHttp;
import org.broadsheet.testkit.contract.Exchange;
import org.broadsheet.testkit.contract.Operation;

/** A request to an operation that can be changed in one place and leaves the one it was made from alone. */
public final class Call {

    private final String method;
    private final String template;
    private final Map<String, Supplier<String>> path = new LinkedHashMap<>();
    private final Map<String, List<String>> query = new LinkedHashMap<>();
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Map<String, Supplier<String>> proofs = new LinkedHashMap<>();
    private byte[] body = {};

    Call(Operation operation) {
        this.method = operation.method();
        this.template = operation.template();
    }

    private Call(Call other) {
        this(other, other.method, other.template);
        path.putAll(other.path);
    }

    /** All but the path of the other. */
    private Call(Call other, String method, String template) {
        this.method = method;
        this.template = template;
        query.putAll(other.query);
        headers.putAll(other.headers);
        proofs.putAll(other.proofs);
        body = other.body;
    }

    /** Text as it stands in an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** @param encoded values as they stand in the address or the header; none removes the parameter */
    public Call with(String in, String name, String... encoded) {
        Call changed = new Call(this);
        if (in.equals("path")) {
            changed.path.put(name, () -> encoded[0]);
        } else {
            Map<String, List<String>> values = in.equals("query") ? changed.query : changed.headers;
            values.remove(name);
            changed.proofs.remove(name);
            if (encoded.length > 0) {
                values.put(name, List.of(encoded));
            }
        }
        return changed;
    }

    /** About whatever is then the subject. */
    Call about(String parameter, Supplier<String> subject) {
        Call changed = new Call(this);
        changed.path.put(parameter, subject);
        return changed;
    }

    /** With the token of whatever is then the subject. */
    Call proven(String header, Supplier<String> token) {
        Call changed = new Call(this);
        changed.proofs.put(header, token);
        return changed;
    }

    public Call body(String type, byte[] bytes) {
        Call changed = with("header", "Content-Type", type);
        changed.body = bytes;
        return changed;
    }

    /** The same request by another method. */
    public Call by(String method) {
        Call changed = new Call(this, method, template);
        changed.path.putAll(path);
        return changed;
    }

    /** The same request at another path, which is sent as it stands. */
    public Call at(String path) {
        return new Call(this, method, path);
    }

    /** Where it goes, without the query. */
    public String path() {
        String target = template;
        for (Map.Entry<String, Supplier<String>> variable : path.entrySet()) {
            target = target.replace(
                    "{" + variable.getKey() + "}", variable.getValue().get());
        }
        return target;
    }

    public Exchange send(int port) {
        String target = target();
        RawHttp request = RawHttp.request(method, target);
        Map<String, List<String>> sent = new LinkedHashMap<>(headers);
        proofs.forEach((name, token) -> sent.put(name, List.of(token.get())));
        sent.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        if (body.length > 0) {
            request.body(body);
        }
        RawHttp.Answer answer = request.send(port);
        return new Exchange(
                method, target(), sent, new String(body, UTF_8), answer.status(), answer.headers(), answer.body());
    }

    private String target() {
        StringJoiner pairs = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, values) -> new ArrayList<>(values).forEach(value -> pairs.add(name + "=" + value)));
        return path() + pairs;
    }
}
