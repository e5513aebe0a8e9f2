package it.timbro.printing.sheet;

import java.util.List;

/// One sheet of paper: its size and what is drawn on it, in drawing order.
public record Sheet(Foglio foglio, Area page, List<Element> elements) {
    public Sheet {
        elements = List.copyOf(elements);
    }

    public Faccia faccia() {
        return new Faccia(page, elements);
    }
}
