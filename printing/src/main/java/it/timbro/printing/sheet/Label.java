package it.timbro.printing.sheet;

/// A fixed text of the form.
public record Label(String text, double xMm, double baselineMm, double sizePt, Face face, Align align) {}
