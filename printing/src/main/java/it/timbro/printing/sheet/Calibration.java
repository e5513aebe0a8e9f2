package it.timbro.printing.sheet;

/// How far one printer and tray misses the numbered forms: the first [cross][CalibrationSheet]
/// must come out `xMm` further right and `yMm` further down, the second one that and the stretch.
/// Between them everything moves in proportion.
///
/// It belongs to the machine and not to the document, so it is applied to the pages that are sent
/// and to nothing that is kept.
///
/// @param stretchXMm how much longer the way from the first cross to the second must become, to the
///     right; `stretchYMm` downwards
public record Calibration(double xMm, double yMm, double stretchXMm, double stretchYMm) {
    /// A drift beyond this is a wrong tray or a wrong form, not something to correct.
    public static final double LIMIT_MM = 10;

    /// Paper and drums stretch by a few parts in a thousand; a print that fits worse was scaled
    /// to the page.
    public static final double STRETCH_LIMIT_MM = 3;

    public static final Calibration NONE = new Calibration(0, 0, 0, 0);

    public Calibration {
        if (!within(xMm, LIMIT_MM) || !within(yMm, LIMIT_MM)) {
            throw new IllegalArgumentException("calibration beyond " + LIMIT_MM + " mm: " + xMm + ", " + yMm);
        }
        if (!within(stretchXMm, STRETCH_LIMIT_MM) || !within(stretchYMm, STRETCH_LIMIT_MM)) {
            throw new IllegalArgumentException(
                    "stretched by more than " + STRETCH_LIMIT_MM + " mm: " + stretchXMm + ", " + stretchYMm);
        }
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /// Not a number is not within.
    private static boolean within(double mm, double limit) {
        return Math.abs(mm) <= limit;
    }
}
