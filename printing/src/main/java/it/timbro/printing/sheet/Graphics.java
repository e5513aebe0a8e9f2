package it.timbro.printing.sheet;

import java.util.ArrayList;
import java.util.List;

/// Draws what is fixed in a layout: its ground, lines, labels and the titles of the boxes.
record Graphics(Metrics metrics, Layout layout) {
    private static final double TITLE_PT = 6.6;
    private static final double TITLE_BASELINE_MM = 3.4;

    Element.Form form() {
        List<Element> elements = new ArrayList<>();
        layout.guilloche().forEach(guilloche -> elements.add(new Element.Waves(guilloche)));
        layout.strokes().forEach(stroke -> elements.add(new Element.Line(stroke, layout.ink())));
        layout.labels()
                .forEach(label -> elements.add(new Element.Text(
                        label.text(),
                        label.xMm(),
                        label.baselineMm(),
                        label.sizePt(),
                        label.face(),
                        label.align(),
                        layout.ink())));
        layout.boxes().forEach(box -> title(box, elements));
        return new Element.Form(layout.id(), elements);
    }

    private void title(Box box, List<Element> elements) {
        double x = box.textXMm();
        double baseline = box.area().yMm() + TITLE_BASELINE_MM;
        String italian = box.id() + "  " + box.titleIt();
        elements.add(text(italian, x, baseline, Face.SEMIBOLD));
        double after = x + metrics.widthMm(italian + "  ", Face.SEMIBOLD, TITLE_PT);
        elements.add(text(box.titleEn(), after, baseline, Face.ITALIC));
    }

    private Element text(String text, double xMm, double baselineMm, Face face) {
        return new Element.Text(text, xMm, baselineMm, TITLE_PT, face, Align.LEFT, layout.ink());
    }
}
