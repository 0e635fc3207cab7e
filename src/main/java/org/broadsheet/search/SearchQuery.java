package org.broadsheet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.ProblemException;

/**
 * What a reader typed, as web searches take it: all of the words; a phrase in quotes; {@code or} between alternatives; a dash
 * before what is not wanted. Any text is a query.
 *
 * @param tsquery for PostgreSQL's {@code to_tsquery}; empty where nothing is looked for
 * @param words the forms of those that are wanted, in their order
 */
record SearchQuery(String tsquery, List<String> words) {

    /** Longest text that is accepted, in characters. */
    static final int MAX_LENGTH = 300;

    /** PostgreSQL compares the places of each two of them. */
    static final int MAX_WORDS = 20;

    private static final Pattern QUOTES = Pattern.compile("[“”„‟«»＂〝〞〟]");

    /** A word, or several that stand one behind the other. */
    private record Term(List<String> words, boolean unwanted) {

        String tsquery() {
            String phrase = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" <-> "));
            String whole = words.size() > 1 ? "(" + phrase + ")" : phrase;
            return unwanted ? "!" + whole : whole;
        }
    }

    /** @throws ProblemException 400 for more words than {@link #MAX_WORDS} */
    static SearchQuery parse(String typed) {
        List<List<Term>> alternatives = new Reader(QUOTES.matcher(typed).replaceAll("\"")).read();
        // Whatever has only words that are not wanted is almost everything, which nobody looks for.
        alternatives.removeIf(terms -> terms.stream().allMatch(Term::unwanted));
        List<String> words = alternatives.stream()
                .flatMap(List::stream)
                .filter(term -> !term.unwanted())
                .flatMap(term -> term.words().stream())
                .toList();
        long all = alternatives.stream()
                .flatMap(List::stream)
                .mapToLong(term -> term.words().size())
                .sum();
        if (all > MAX_WORDS) {
            throw ProblemException.invalid(FieldError.parameter(
                    "q", "tooManyWords", "At most " + MAX_WORDS + " words are looked for at once"));
        }
        String tsquery = alternatives.stream()
                .map(terms -> terms.stream().map(Term::tsquery).collect(Collectors.joining(" & ", "(", ")")))
                .collect(Collectors.joining(" | "));
        return new SearchQuery(tsquery, words);
    }

    /** All of these words. */
    static SearchQuery of(List<String> words) {
        return new SearchQuery(
                words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & ")), List.copyOf(words));
    }

    /** All of the words, of which the last may go on; empty where there is none. */
    static Optional<String> beginning(String typed) {
        List<String> words = Words.forms(typed);
        if (words.size() > MAX_WORDS) {
            throw ProblemException.invalid(FieldError.parameter(
                    "q", "tooManyWords", "At most " + MAX_WORDS + " words are looked for at once"));
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & ")) + ":*");
    }

    boolean isEmpty() {
        return tsquery.isEmpty();
    }

    /** Reads from left to right; each alternative is a list of terms. */
    private static final class Reader {

        private final String typed;
        private final List<List<Term>> alternatives = new ArrayList<>();
        private List<Term> terms = new ArrayList<>();
        private int at;

        Reader(String typed) {
            this.typed = typed;
        }

        List<List<Term>> read() {
            while (at < typed.length()) {
                if (Character.isWhitespace(typed.charAt(at))) {
                    at++;
                    continue;
                }
                boolean unwanted = typed.charAt(at) == '-';
                if (unwanted) {
                    at++;
                }
                if (at < typed.length() && typed.charAt(at) == '"') {
                    addPhrase(quoted(), unwanted);
                } else {
                    String word = word();
                    if (unwanted) {
                        addPhrase(word, true);
                    } else if (word.equalsIgnoreCase("or")) {
                        next();
                    } else {
                        addWords(word);
                    }
                }
            }
            next();
            return alternatives;
        }

        /** Up to the quote that ends it, or to the end. */
        private String quoted() {
            int end = typed.indexOf('"', at + 1);
            String text = typed.substring(at + 1, end < 0 ? typed.length() : end);
            at = end < 0 ? typed.length() : end + 1;
            return text;
        }

        private String word() {
            int start = at;
            while (at < typed.length() && !Character.isWhitespace(typed.charAt(at)) && typed.charAt(at) != '"') {
                at++;
            }
            return typed.substring(start, at);
        }

        private void addPhrase(String text, boolean unwanted) {
            List<String> words = Words.forms(text);
            if (!words.isEmpty()) {
                terms.add(new Term(words, unwanted));
            }
        }

        /** What a mark joins, as in COVID-19, is a phrase; what is written without spaces is as many words. */
        private void addWords(String text) {
            List<String> joined = new ArrayList<>();
            int end = -1;
            for (Words.Word word : Words.of(text, Words.MOST)) {
                if (word.start() == end) {
                    terms.add(new Term(joined, false));
                    joined = new ArrayList<>();
                }
                joined.add(word.form());
                end = word.end();
            }
            if (!joined.isEmpty()) {
                terms.add(new Term(joined, false));
            }
        }

        private void next() {
            if (!terms.isEmpty()) {
                alternatives.add(terms);
                terms = new ArrayList<>();
            }
        }
    }
}
