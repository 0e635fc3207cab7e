package org.broadsheet.diff;

import com.github.difflib.algorithm.Change;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares texts word by word, with words as ICU knows them in the language (UAX 29, with dictionaries where a script writes
 * no spaces); space and punctuation between words are parts of their own. Comparing may cost the square of their number, so
 * it is bounded: what is too long for words is compared by sentences, and only what differs between equal sentences by words;
 * what is too long for that as well counts as removed and added whole.
 */
final class TextDiff {

    /** Most that is spent at once: on some 1,000 words in each text. */
    private static final long MOST_AT_ONCE = 16_000_000;

    /** Most that one instance spends, which is all that a body may cost: a second or two. */
    private static final long MOST_IN_ALL = 160_000_000;

    private final BreakIterator words;
    private final BreakIterator sentences;
    private long left = MOST_IN_ALL;

    /** @param language BCP 47 */
    TextDiff(String language) {
        ULocale locale = ULocale.forLanguageTag(language);
        this.words = BreakIterator.getWordInstance(locale);
        this.sentences = BreakIterator.getSentenceInstance(locale);
    }

    /** The runs of the text after, with what was removed from the text before in its place. */
    List<WordRun> compare(String before, String after) {
        WordRuns runs = new WordRuns();
        Trimmed parts = Trimmed.of(parts(words, before), parts(words, after));
        runs.keep(parts.head());
        if (isAffordable(parts)) {
            byWords(parts, runs);
        } else {
            bySentences(String.join("", parts.before()), String.join("", parts.after()), runs);
        }
        runs.keep(parts.tail());
        return runs.take();
    }

    private void byWords(Trimmed parts, WordRuns runs) {
        int kept = 0;
        for (Change change : Sequences.changes(parts.before(), parts.after())) {
            runs.keep(parts.before().subList(kept, change.startOriginal));
            runs.replace(
                    parts.before().subList(change.startOriginal, change.endOriginal),
                    parts.after().subList(change.startRevised, change.endRevised));
            kept = change.endOriginal;
        }
        runs.keep(parts.before().subList(kept, parts.before().size()));
    }

    private void bySentences(String before, String after, WordRuns runs) {
        Trimmed parts = Trimmed.of(parts(sentences, before), parts(sentences, after));
        runs.keep(parts.head());
        if (isAffordable(parts)) {
            StringBuilder removed = new StringBuilder();
            StringBuilder added = new StringBuilder();
            int kept = 0;
            for (Change change : Sequences.changes(parts.before(), parts.after())) {
                if (change.startOriginal > kept) {
                    betweenSentences(removed, added, runs);
                    runs.keep(parts.before().subList(kept, change.startOriginal));
                }
                parts.before().subList(change.startOriginal, change.endOriginal).forEach(removed::append);
                parts.after().subList(change.startRevised, change.endRevised).forEach(added::append);
                kept = change.endOriginal;
            }
            betweenSentences(removed, added, runs);
            runs.keep(parts.before().subList(kept, parts.before().size()));
        } else {
            runs.replace(parts.before(), parts.after());
        }
        runs.keep(parts.tail());
    }

    /** Empties both. */
    private void betweenSentences(StringBuilder removed, StringBuilder added, WordRuns runs) {
        Trimmed parts = Trimmed.of(parts(words, removed.toString()), parts(words, added.toString()));
        runs.keep(parts.head());
        if (isAffordable(parts)) {
            byWords(parts, runs);
        } else {
            runs.replace(parts.before(), parts.after());
        }
        runs.keep(parts.tail());
        removed.setLength(0);
        added.setLength(0);
    }

    private boolean isAffordable(Trimmed parts) {
        // Where one side is empty there is nothing to find; else the longer one counts too, however short the other is.
        boolean plain = parts.before().isEmpty() || parts.after().isEmpty();
        long size = plain ? 0 : parts.before().size() + parts.after().size();
        long cost = size * size;
        if (cost > MOST_AT_ONCE || cost > left) {
            return false;
        }
        left -= cost;
        return true;
    }

    private static List<String> parts(BreakIterator boundaries, String text) {
        boundaries.setText(text);
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            parts.add(text.substring(start, end));
            start = end;
        }
        return parts;
    }

    /** Two sequences without what they have in common at their ends. */
    private record Trimmed(List<String> head, List<String> before, List<String> after, List<String> tail) {

        static Trimmed of(List<String> before, List<String> after) {
            int head = Sequences.commonHead(before, after);
            int tail = Sequences.commonTail(before.subList(head, before.size()), after.subList(head, after.size()));
            return new Trimmed(
                    before.subList(0, head),
                    before.subList(head, before.size() - tail),
                    after.subList(head, after.size() - tail),
                    before.subList(before.size() - tail, before.size()));
        }
    }
}
