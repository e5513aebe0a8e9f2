package it.timbro.printing.sheet;

/// One thing drawn on a sheet, in millimetres from its top left corner.
public sealed interface Element {
    record Text(String text, double xMm, double baselineMm, double sizePt, Face face, Align align, Ink ink)
            implements Element {}

    record Line(Stroke stroke, Ink ink) implements Element {}

    record Ground(Area area, Ink ink) implements Element {}

    record Waves(Guilloche guilloche) implements Element {}

    /// A QR with this payload, quiet zone included in the area.
    record Code(Area area, String payload) implements Element {}
}
