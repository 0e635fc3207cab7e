package org.broadsheet.badinput;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.testkit.call.Call;
import org.broadsheet.testkit.contract.Operation;

/** Hostile headers: those that the operation documents, the token, and some that every request may have. */
final class HeaderAttacks {

    private static final List<String> GENERAL_HEADERS = List.of("Accept", "X-Request-Id", "Origin", "Accept-Language");

    private static final List<String> GENERAL_VALUES =
            List.of("", "*", ",;,", "\u00e9\u00ff", "a/b;q=x,*/*;q=-1", "a".repeat(3_000), "a b\tc", "<script>");

    private static final List<String> TOKENS = List.of(
            "Bearer wrong",
            "Basic YWRtaW46YWRtaW4=",
            "Bearer",
            "Bearer ",
            "Bearer administrator-of-the-tests wrong",
            "Bearer " + "a".repeat(5_000),
            "Bearer \u00e9\u00ff",
            "Bearer ' OR 1=1; --",
            "Negotiate",
            ",");

    private static final int TOKENS_FOR_ALL = 2;
    private static final int SHOWN_CHARACTERS = 40;

    private final Call fine;

    private HeaderAttacks(Call fine) {
        this.fine = fine;
    }

    /** @param known whether there was an operation of this kind already: what no operation reads is sent to one only */
    static Stream<Attack> of(Operation operation, Call fine, Set<String> known) {
        HeaderAttacks attacks = new HeaderAttacks(fine);
        boolean first = known.add(
                operation.method() + (operation.document().needsToken() ? " with a token" : " without a token"));
        Stream<Attack> documented = operation.parameters("header").stream()
                .flatMap(
                        parameter -> HostileText.IN_HEADERS.stream().map(value -> attacks.in(parameter.name(), value)));
        Stream<Attack> general = GENERAL_HEADERS.stream()
                .filter(name -> first)
                .flatMap(name -> GENERAL_VALUES.stream().map(value -> attacks.in(name, value)));
        Stream<Attack> tokens = TOKENS.stream()
                .limit(first ? TOKENS.size() : TOKENS_FOR_ALL)
                .map(token -> Attack.of("token " + brief(token), fine.with("header", "Authorization", token)));
        Stream<Attack> noToken = Stream.of(Attack.of("no token", fine.with("header", "Authorization")));
        return Stream.of(documented, general, tokens, noToken).flatMap(each -> each);
    }

    private Attack in(String name, String value) {
        return new Attack("header " + name + ": " + brief(value), fine.with("header", name, value), null, name);
    }

    static String brief(String value) {
        return value.length() > SHOWN_CHARACTERS
                ? value.substring(0, SHOWN_CHARACTERS) + "… (" + value.length() + ")"
                : value;
    }
}
