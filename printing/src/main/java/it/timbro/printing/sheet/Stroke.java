package it.timbro.printing.sheet;

/// A straight line of the form.
public record Stroke(double x1Mm, double y1Mm, double x2Mm, double y2Mm, double widthMm) {}
