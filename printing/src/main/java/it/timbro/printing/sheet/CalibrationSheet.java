package it.timbro.printing.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is printed on plain paper and held against a numbered form: the lines of the form, and two
/// crosses with a scale of millimetres, whose places on the paper are known.
public final class CalibrationSheet {
    /// Where both crosses stand on a sheet that needs no correction, from its left and upper edges.
    public static final double FIRST_X_MM = 30;

    public static final double FIRST_Y_MM = 65;
    public static final double SECOND_X_MM = 180;
    public static final double SECOND_Y_MM = 240;

    private static final double ARM_MM = 10;
    private static final double TICK_MM = 1;
    private static final double LONG_TICK_MM = 2;
    private static final double HAIR_MM = 0.2;
    private static final double TEXT_PT = 8;
    private static final double LINE_MM = 4.2;

    private CalibrationSheet() {}

    /// @param layout of the form it will be held against
    public static Faccia of(Layout layout) {
        List<Element> elements = new ArrayList<>();
        layout.strokes().forEach(stroke -> elements.add(new Element.Line(stroke, Ink.BLACK)));
        cross(FIRST_X_MM, FIRST_Y_MM, Align.LEFT, elements);
        cross(SECOND_X_MM, SECOND_Y_MM, Align.RIGHT, elements);
        words(layout, elements);
        return new Faccia(layout.page(), elements);
    }

    private static void cross(double xMm, double yMm, Align words, List<Element> elements) {
        line(xMm - ARM_MM, yMm, xMm + ARM_MM, yMm, elements);
        line(xMm, yMm - ARM_MM, xMm, yMm + ARM_MM, elements);
        for (int mm = 1; mm < ARM_MM; mm++) {
            double tick = mm % 5 == 0 ? LONG_TICK_MM : TICK_MM;
            for (double away : new double[] {mm, -mm}) {
                line(xMm + away, yMm - tick, xMm + away, yMm + tick, elements);
                line(xMm - tick, yMm + away, xMm + tick, yMm + away, elements);
            }
        }
        text(place(xMm, yMm), xMm, yMm + ARM_MM + LINE_MM, words, elements);
    }

    private static String place(double xMm, double yMm) {
        return String.format(Locale.ITALY, "%.0f mm da sinistra, %.0f mm dall'alto", xMm, yMm);
    }

    private static void words(Layout layout, List<Element> elements) {
        List<String> lines = List.of(
                "Foglio di taratura, non è un certificato: modello " + layout.id(),
                "Sovrapponilo in controluce a un formulario: le righe devono coincidere.",
                "Oppure misura con un righello le due croci dai bordi del foglio.");
        for (int i = 0; i < lines.size(); i++) {
            text(lines.get(i), FIRST_X_MM, FIRST_Y_MM + 3 * ARM_MM + i * LINE_MM, Align.LEFT, elements);
        }
    }

    private static void text(String text, double xMm, double baselineMm, Align align, List<Element> elements) {
        elements.add(new Element.Text(text, xMm, baselineMm, TEXT_PT, Face.REGULAR, align, Ink.BLACK));
    }

    private static void line(double x1Mm, double y1Mm, double x2Mm, double y2Mm, List<Element> elements) {
        elements.add(new Element.Line(new Stroke(x1Mm, y1Mm, x2Mm, y2Mm, HAIR_MM), Ink.BLACK));
    }
}
