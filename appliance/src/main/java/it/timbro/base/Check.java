package it.timbro.base;

/// Assumptions that must hold, on in production: a broken one is a defect of ours, never bad input.
public final class Check {
    private Check() {}

    public static void that(boolean condition, String assumption) {
        if (!condition) {
            throw new IllegalStateException("broken assumption: " + assumption);
        }
    }
}
