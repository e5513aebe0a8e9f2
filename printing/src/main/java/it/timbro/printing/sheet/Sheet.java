package it.timbro.printing.sheet;

import java.util.List;

/// One sheet of paper: its size and what is drawn on it, in drawing order.
///
/// @param shift moves everything that is drawn
public record Sheet(Foglio foglio, Area page, Calibration shift, List<Element> elements) {
    public Sheet {
        elements = List.copyOf(elements);
    }

    public Faccia faccia() {
        return new Faccia(page, shift, elements);
    }
}
