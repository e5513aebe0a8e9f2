package it.timbro.sync.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers that a batch is about, as its receipt says them: `numero:C26GE0000012-0000015`, `formulario:0004711`.
/// Read off the subjects, so both ends come to the same words without knowing what a number means, and each can
/// check the other.
public final class Touched {
    /// More runs than these are counted, not written: `+12`.
    private static final int RUNS = 200;

    private static final Pattern NUMBERED = Pattern.compile("(.{0,60}?)([0-9]{4,12})");

    private Touched() {}

    public static List<String> of(List<? extends Chained> batch) {
        Map<String, TreeSet<String>> series = new TreeMap<>();
        for (Chained link : batch) {
            if (!(link instanceof Entry entry)) {
                return List.of(); // a feed cites what others did
            }
            Matcher numbered = NUMBERED.matcher(entry.subject());
            if (numbered.matches()) {
                String digits = numbered.group(2);
                series.computeIfAbsent(numbered.group(1) + "#" + digits.length(), _ -> new TreeSet<>())
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
