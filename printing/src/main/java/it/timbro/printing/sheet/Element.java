package it.timbro.printing.sheet;

import java.util.List;

/// One thing drawn on a sheet, in millimetres from its top left corner.
public sealed interface Element {
    /// What is fixed in a layout: the same elements on each of its sheets.
    record Form(String layoutId, List<Element> elements) implements Element {
        public Form {
            elements = List.copyOf(elements);
        }
    }

    record Text(String text, double xMm, double baselineMm, double sizePt, Face face, Align align, Ink ink)
            implements Element {}

    record Line(Stroke stroke, Ink ink) implements Element {}

    record Ground(Area area, Ink ink) implements Element {}

    record Waves(Guilloche guilloche) implements Element {}

    /// A QR with this payload, quiet zone included in the area.
    record Code(Area area, String payload) implements Element {}
}
