package it.timbro.printing.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Breaks one line at its words so that each piece fits; a word wider than the whole line is broken where it must.
/// Spaces within a line are kept, because companies align columns with them.
record Wrap(double widthMm, ToDoubleFunction<String> measure) {
    List<String> line(String line) {
        List<String> pieces = new ArrayList<>();
        String rest = line;
        while (!fits(rest)) {
            int cut = cut(rest);
            pieces.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        pieces.add(rest);
        return pieces;
    }

    /// The last blank before which the text fits; failing that, the last character that fits, and at least one.
    private int cut(String text) {
        int fitting = longestFitting(text);
        int blank = text.lastIndexOf(' ', fitting);
        boolean leadingBlanksOnly = blank <= 0 || text.substring(0, blank).isBlank();
        return leadingBlanksOnly ? fitting : blank;
    }

    private int longestFitting(String text) {
        int low = text.offsetByCodePoints(0, 1);
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (fits(text.substring(0, middle).stripTrailing())) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        boolean insidePair = low < text.length() && Character.isLowSurrogate(text.charAt(low));
        return insidePair ? low - 1 : low;
    }

    private boolean fits(String text) {
        return measure.applyAsDouble(text) <= widthMm;
    }
}
