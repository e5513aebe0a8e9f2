package it.timbro.tempesta;

import java.util.ArrayList;
import java.util.List;

/// An invariant does not hold. The message begins with its name.
final class Violazione extends AssertionError {
    private static final long serialVersionUID = 1L;

    Violazione(String invariante, String what) {
        super(invariante + ": " + what);
    }

    static void se(boolean broken, String invariante, String what) {
        if (broken) {
            throw new Violazione(invariante, what);
        }
    }

    /// Where two lists of rows must be the same: says what one has and the other has not.
    static void seDiversi(String invariante, String what, List<String> expected, List<String> found) {
        if (!expected.equals(found)) {
            List<String> gone = new ArrayList<>(expected);
            gone.removeAll(found);
            List<String> come = new ArrayList<>(found);
            come.removeAll(expected);
            throw new Violazione(invariante, what + ": gone " + gone + ", come " + come);
        }
    }
}
