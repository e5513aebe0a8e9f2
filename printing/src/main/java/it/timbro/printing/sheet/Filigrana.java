package it.timbro.printing.sheet;

import java.util.ArrayList;
import java.util.List;

/// Words that lie under everything on every page, so that no piece of it passes for what it is not.
///
/// @param parole few of them: they go across the page in one line
public record Filigrana(String parole) {
    private static final Ink INK = new Ink("F0C4C9");
    private static final double SIZE_PT = 26;
    private static final List<Double> HEIGHTS = List.of(0.16, 0.39, 0.62, 0.85);

    public Filigrana {
        if (parole.isBlank() || parole.length() > 40) {
            throw new IllegalArgumentException("the words of a watermark: " + parole);
        }
    }

    /// The same page with the words under it.
    public Faccia sotto(Faccia faccia) {
        List<Element> elements = new ArrayList<>();
        double middle = faccia.page().xMm() + faccia.page().widthMm() / 2;
        HEIGHTS.forEach(height -> elements.add(new Element.Text(
                parole, middle, faccia.page().heightMm() * height, SIZE_PT, Face.SEMIBOLD, Align.CENTER, INK)));
        elements.addAll(faccia.elements());
        return new Faccia(faccia.page(), elements);
    }
}
