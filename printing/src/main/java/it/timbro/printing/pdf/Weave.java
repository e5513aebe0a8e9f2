package it.timbro.printing.pdf;

import static it.timbro.printing.pdf.Millimetres.toPoints;

import it.timbro.printing.sheet.Area;
import it.timbro.printing.sheet.Guilloche;

/// The waves of a guilloche, clipped to its area.
record Weave(Operators out, Guilloche guilloche) {
    /// Where the control points of a cubic follow half a cosine best, as a part of its length.
    private static final double HANDLE = 0.3642;

    /// @param x of the lower left corner of the area, in points; so is `y`
    static void draw(Operators out, Guilloche guilloche, double x, double y) {
        Area area = guilloche.area();
        out.saveState();
        out.place(1, 1, x, y);
        out.rectangle(0, 0, toPoints(area.widthMm()), toPoints(area.heightMm()));
        out.clip();
        new Weave(out, guilloche).waves();
        out.restoreState();
    }

    private void waves() {
        out.strokeColour(guilloche.ink());
        out.lineWidth(toPoints(guilloche.widthMm()));
        int index = 0;
        double end = guilloche.area().heightMm() + guilloche.amplitudeMm();
        for (double y = -guilloche.amplitudeMm(); y < end; y += guilloche.gapMm()) {
            double lead = index++ % 4 * guilloche.periodMm() / 4;
            wave(y, lead, 1);
            wave(y, lead, -1);
        }
        out.stroke();
    }

    /// A cosine, half a period at a time.
    private void wave(double yMm, double leadMm, int side) {
        double half = guilloche.periodMm() / 2;
        double x = -leadMm;
        double height = side * guilloche.amplitudeMm();
        double top = guilloche.area().heightMm() - yMm;
        out.moveTo(toPoints(x), toPoints(top - height));
        while (x < guilloche.area().widthMm()) {
            out.curveTo(
                    toPoints(x + HANDLE * half),
                    toPoints(top - height),
                    toPoints(x + (1 - HANDLE) * half),
                    toPoints(top + height),
                    toPoints(x + half),
                    toPoints(top + height));
            x += half;
            height = -height;
        }
    }
}
