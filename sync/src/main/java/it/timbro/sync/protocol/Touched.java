package it.timbro.sync.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The numbers that a batch is about, as its receipt says them: `numero:C26GE0000012-0000015`, `formulario:0004711`.
/// Read off the subjects, so both ends come to the same words without knowing what a number means, and each can
/// check the other.
public final class Touched {
    /// More runs than these are counted, not written: `+12`.
    private static final int RUNS = 200;

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 12;
    private static final int PREFIX = 60;
    private static final String LINE_ENDS = "\n\r\u0085\u2028\u2029";

    private Touched() {}

    public static List<String> of(List<? extends Chained> batch) {
        Map<String, TreeSet<String>> series = new TreeMap<>();
        for (Chained link : batch) {
            if (!(link instanceof Entry entry)) {
                return List.of(); // a feed cites what others did
            }
            String subject = entry.subject();
            int from = numberIn(subject);
            if (from >= 0) {
                String digits = subject.substring(from);
                series.computeIfAbsent(subject.substring(0, from) + "#" + digits.length(), _ -> new TreeSet<>())
                        .add(digits);
            }
        }
        List<String> runs = new ArrayList<>();
        series.forEach((key, digits) -> runs(key.substring(0, key.lastIndexOf('#')), digits, runs));
        if (runs.size() <= RUNS) {
            return List.copyOf(runs);
        }
        List<String> shown = new ArrayList<>(runs.subList(0, RUNS));
        shown.add("+" + (runs.size() - RUNS));
        return List.copyOf(shown);
    }

    /// Where the number at the end of a subject begins, -1 if it does not end in one.
    private static int numberIn(String subject) {
        int from = subject.length();
        while (from > 0
                && subject.length() - from < MOST_DIGITS
                && subject.charAt(from - 1) >= '0'
                && subject.charAt(from - 1) <= '9') {
            from--;
        }
        return subject.length() - from >= FEWEST_DIGITS && from <= PREFIX && oneLine(subject, from) ? from : -1;
    }

    /// Asked of every subject of a long queue: no stream of characters.
    private static boolean oneLine(String subject, int length) {
        for (int i = 0; i < length; i++) {
            if (LINE_ENDS.indexOf(subject.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static void runs(String prefix, TreeSet<String> digits, List<String> runs) {
        String first = digits.first();
        String last = first;
        for (String next : digits.tailSet(first, false)) {
            if (Long.parseLong(next) != Long.parseLong(last) + 1) {
                runs.add(run(prefix, first, last));
                first = next;
            }
            last = next;
        }
        runs.add(run(prefix, first, last));
    }

    private static String run(String prefix, String first, String last) {
        return first.equals(last) ? prefix + first : prefix + first + "-" + last;
    }
}
