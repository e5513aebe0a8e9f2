package it.timbro.tempesta;

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
}
