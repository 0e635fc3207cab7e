package org.broadsheet.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/** Finds listed words, in time in proportion to the length of the text however many there are. */
final class WordMatcher {

    /** At the end of an entry: the word and all that begin with it. */
    static final String PREFIX = "*";

    private final Trie trie;

    /** By what is compared. */
    private final Map<String, List<Entry>> entries = new HashMap<>();

    private record Entry(String word, boolean isPrefix, Verdict verdict) {}

    /** @param lists every one of which is looked through */
    WordMatcher(List<WordList> lists) {
        for (WordList list : lists) {
            add(list.reject(), Verdict.reject);
            add(list.hold(), Verdict.hold);
            add(list.flag(), Verdict.flag);
        }
        trie = Trie.builder().addKeywords(entries.keySet()).build();
    }

    private void add(List<String> words, Verdict verdict) {
        for (String word : words) {
            boolean isPrefix = word.endsWith(PREFIX);
            String folded = FoldedText.of(isPrefix ? word.substring(0, word.length() - 1) : word)
                    .text();
            if (!folded.isBlank()) {
                entries.computeIfAbsent(folded, w -> new ArrayList<>()).add(new Entry(word, isPrefix, verdict));
            }
        }
    }

    /** Whole words only, in the order of the text. */
    List<Finding> find(String text) {
        FoldedText folded = FoldedText.of(text);
        List<Finding> found = new ArrayList<>();
        for (Emit emit : trie.parseText(folded.text())) {
            boolean begins = isEdge(folded.text(), emit.getStart());
            boolean ends = isEdge(folded.text(), emit.getEnd() + 1);
            for (Entry entry : entries.get(emit.getKeyword())) {
                if (begins && (ends || entry.isPrefix())) {
                    found.add(new Finding(
                            ListedWords.NAME,
                            entry.verdict(),
                            folded.start(emit.getStart()),
                            folded.end(emit.getEnd()),
                            entry.word()));
                }
            }
        }
        found.sort(Comparator.comparing(Finding::start).thenComparing(Finding::end));
        return found;
    }

    /** Whether a word can begin or end here; without spaces between words, as in Thai or Chinese, everywhere. */
    private static boolean isEdge(String text, int place) {
        if (place == 0 || place == text.length()) {
            return true;
        }
        int before = text.codePointBefore(place);
        int after = text.codePointAt(place);
        return !isOfWord(before) || !isOfWord(after) || isUnspaced(before) || isUnspaced(after);
    }

    private static boolean isOfWord(int character) {
        return UCharacter.isLetterOrDigit(character);
    }

    private static boolean isUnspaced(int character) {
        return UScript.breaksBetweenLetters(UScript.getScript(character));
    }
}
