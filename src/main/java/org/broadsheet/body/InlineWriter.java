package org.broadsheet.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;

/**
 * Writes inline HTML in its one canonical form: elements well nested and never empty, white space collapsed and outside
 * of elements where it can be, no line break at either end, text in NFC, the same entities always.
 *
 * <p>Elements are written when the first text inside them comes. So they may stay open across paragraphs, as in
 * {@code <b><p>one</p><p>two</p></b>}: {@link #take} closes them, and they open again in the next.
 */
final class InlineWriter {

    /** Deeper elements are left out, their text stays. */
    private static final int MAX_DEPTH = 16;

    /** Inside themselves these say nothing new, or, as links, are not HTML. */
    private static final Set<String> NOT_IN_ITSELF = Set.of("a", "em", "strong", "s", "code", "mark");

    /** The one combining character that would join a tag's {@code >} and so break the tag in NFC. */
    private static final char LONG_SOLIDUS = '\u0338';

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder run = new StringBuilder();
    /** Innermost first. */
    private final Deque<Tag> stack = new ArrayDeque<>();

    private boolean space;
    private int breaks;

    private static final class Tag {
        private final String name;
        private final String attributes;
        private final boolean silent;
        private boolean written;

        Tag(String name, String attributes, boolean silent) {
            this.name = name;
            this.attributes = attributes;
            this.silent = silent;
        }
    }

    /** @param attributes as they stand in the tag, each with a space before it */
    void open(String name, String attributes) {
        boolean silent = stack.size() >= MAX_DEPTH || NOT_IN_ITSELF.contains(name) && isInside(name);
        stack.push(new Tag(name, attributes, silent));
    }

    void close() {
        Tag tag = stack.pop();
        if (tag.written) {
            writeEnd(tag);
        }
    }

    boolean isInside(String name) {
        return stack.stream().anyMatch(tag -> tag.name.equals(name) && !tag.silent);
    }

    void text(String text) {
        String clean = Text.withoutControls(text);
        int start = 0;
        while (start < clean.length() && isSpace(clean.charAt(start))) {
            start++;
        }
        if (start > 0) {
            run.append(' ');
        }
        if (start < clean.length()) {
            writeStarts();
            run.append(clean, start, clean.length());
        }
    }

    /** A line break; at either end of the paragraph it is left out. */
    void lineBreak() {
        flush();
        breaks++;
    }

    /** The next text begins a new line, the {@code n}th counted from the last text. */
    void atLeastBreaks(int n) {
        flush();
        breaks = Math.max(breaks, n);
    }

    /** How many line breaks have come since the last text. */
    int pendingBreaks() {
        flush();
        return breaks;
    }

    /** What was written since the last call. Elements still open are closed in it and open again in what follows. */
    String take() {
        stack.stream().filter(tag -> tag.written).forEach(this::writeEnd);
        stack.forEach(tag -> tag.written = false);
        flush();
        String html = out.toString();
        out.setLength(0);
        space = false;
        breaks = 0;
        return html;
    }

    private void writeStarts() {
        for (Iterator<Tag> tags = stack.descendingIterator(); tags.hasNext(); ) {
            Tag tag = tags.next();
            if (!tag.written && !tag.silent) {
                writeStart(tag);
            }
        }
    }

    private void writeStart(Tag tag) {
        flush();
        writePending();
        String end = "</" + tag.name + ">";
        // Word processors cut one bold phrase into many; "</strong>" can only be a tag here, text is escaped.
        if (tag.attributes.isEmpty() && endsWith(end)) {
            out.setLength(out.length() - end.length());
        } else {
            out.append('<').append(tag.name).append(tag.attributes).append('>');
        }
        tag.written = true;
    }

    private void writeEnd(Tag tag) {
        flush();
        out.append("</").append(tag.name).append('>');
    }

    private void writePending() {
        if (out.length() > 0) {
            out.append("<br>".repeat(breaks));
            out.append(space && breaks == 0 ? " " : "");
        }
        breaks = 0;
        space = false;
    }

    private void flush() {
        if (run.length() == 0) {
            return;
        }
        String text = Text.nfc(run.toString());
        run.setLength(0);
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isSpace(text.charAt(i))) {
                if (i > from) {
                    writePending();
                    writeWord(text.substring(from, i));
                }
                space = space || i < text.length();
                from = i + 1;
            }
        }
    }

    private void writeWord(String word) {
        boolean afterTag = out.length() == 0 || out.charAt(out.length() - 1) == '>';
        if (afterTag && word.charAt(0) == LONG_SOLIDUS) {
            out.append("&#x338;").append(Text.escape(word.substring(1)));
        } else {
            out.append(Text.escape(word));
        }
    }

    private boolean endsWith(String suffix) {
        return out.length() >= suffix.length() && out.indexOf(suffix, out.length() - suffix.length()) >= 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }
}
