package it.timbro.printing.sheet;

/// One numbered box of the form.
///
/// @param id "1" to "8"
/// @param titleMm height kept free at the top for the title
/// @param footMm height kept free at the bottom for notes of the form
/// @param sizePt size of the text that fills it
/// @param leadingMm distance between its lines
public record Box(
        String id,
        Area area,
        String titleIt,
        String titleEn,
        double titleMm,
        double footMm,
        double sizePt,
        double leadingMm) {

    /// Air inside the frame on every side: paper feed alone moves a print by about a millimetre.
    public static final double AIR_MM = 1.5;

    /// How many lines of text have room.
    public int lines() {
        return (int) Math.floor((area.heightMm() - titleMm - footMm - 2 * AIR_MM + 1e-6) / leadingMm);
    }

    public double textWidthMm() {
        return area.widthMm() - 2 * AIR_MM;
    }

    public double textXMm() {
        return area.xMm() + AIR_MM;
    }

    /// Baseline of the line with this index, from 0; three quarters of the leading stand above it.
    public double baselineMm(int line) {
        return area.yMm() + titleMm + AIR_MM + (line + 0.75) * leadingMm;
    }
}
