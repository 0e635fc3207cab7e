package org.broadsheet.diff;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What two sequences have in common. */
final class Sequences {

    private Sequences() {}

    /** The fewest deletions and insertions, in order, that make one of the other (Myers 1986, in linear space). */
    static <T> List<Change> changes(List<T> before, List<T> after) {
        return new MyersDiffWithLinearSpace<T>().computeDiff(before, after, null);
    }

    /** A longest common subsequence of two sequences, each without repetitions. */
    static <T> Set<T> common(List<T> before, List<T> after) {
        Set<T> common = new HashSet<>(before);
        for (Change change : changes(before, after)) {
            before.subList(change.startOriginal, change.endOriginal).forEach(common::remove);
        }
        return common;
    }

    static int commonHead(List<?> one, List<?> other) {
        int most = Math.min(one.size(), other.size());
        int length = 0;
        while (length < most && one.get(length).equals(other.get(length))) {
            length++;
        }
        return length;
    }

    static int commonTail(List<?> one, List<?> other) {
        int most = Math.min(one.size(), other.size());
        int length = 0;
        while (length < most && one.get(one.size() - 1 - length).equals(other.get(other.size() - 1 - length))) {
            length++;
        }
        return length;
    }
}
