package it.timbro.printing.sheet;

/// What typesetting must know of the fonts.
public interface Metrics {
    double widthMm(String text, Face face, double sizePt);

    /// Whether some font can set this character, in any cut.
    boolean covers(int codePoint);
}
