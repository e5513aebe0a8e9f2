package it.timbro.printing.sheet;

/// How far this printer, tray and lot of forms must be corrected: everything moves right by `xMm` and down by
/// `yMm`.
public record Calibration(double xMm, double yMm) {
    /// A drift beyond this is a wrong tray or a wrong form, not something to correct.
    public static final double LIMIT_MM = 10;

    public static final Calibration NONE = new Calibration(0, 0);

    public Calibration {
        if (!(Math.abs(xMm) <= LIMIT_MM && Math.abs(yMm) <= LIMIT_MM)) {
            throw new IllegalArgumentException("calibration beyond " + LIMIT_MM + " mm: " + xMm + ", " + yMm);
        }
    }
}
