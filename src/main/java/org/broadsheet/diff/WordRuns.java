package org.broadsheet.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers runs so that people can read them: what stayed between two changes is shown as changed where it is nothing but
 * white space, for "old words" that became "new ones" are one change and not two.
 */
final class WordRuns {

    private final List<WordRun> runs = new ArrayList<>();
    private final StringBuilder kept = new StringBuilder();
    private final List<String> removed = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    /** White space that stayed, behind what changed. */
    private final List<String> space = new ArrayList<>();

    void keep(List<String> parts) {
        for (String part : parts) {
            if (removed.isEmpty() && added.isEmpty()) {
                kept.append(part);
            } else if (part.isBlank()) {
                space.add(part);
            } else {
                finishChange();
                kept.append(part);
            }
        }
    }

    void replace(List<String> before, List<String> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        removed.addAll(space);
        added.addAll(space);
        space.clear();
        removed.addAll(before);
        added.addAll(after);
    }

    List<WordRun> take() {
        finishChange();
        finishKept();
        return List.copyOf(runs);
    }

    /** What both sides begin or end with, now that white space belongs to them, has stayed. */
    private void finishChange() {
        int head = Sequences.commonHead(removed, added);
        int tail = Sequences.commonTail(removed.subList(head, removed.size()), added.subList(head, added.size()));
        removed.subList(0, head).forEach(kept::append);
        String before = String.join("", removed.subList(head, removed.size() - tail));
        String after = String.join("", added.subList(head, added.size() - tail));
        if (!before.isEmpty() || !after.isEmpty()) {
            finishKept();
        }
        if (!before.isEmpty()) {
            runs.add(WordRun.removed(before));
        }
        if (!after.isEmpty()) {
            runs.add(WordRun.added(after));
        }
        removed.subList(removed.size() - tail, removed.size()).forEach(kept::append);
        space.forEach(kept::append);
        removed.clear();
        added.clear();
        space.clear();
    }

    private void finishKept() {
        if (kept.length() > 0) {
            runs.add(WordRun.kept(kept.toString()));
            kept.setLength(0);
        }
    }
}
