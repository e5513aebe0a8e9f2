package it.timbro.printing.sheet;

import java.util.List;

/// One side of paper: its size and what is drawn on it, in drawing order. A [Sheet] of a certificate
/// has one; a page of a [Report] is nothing more.
public record Faccia(Area page, List<Element> elements) {
    public Faccia {
        elements = List.copyOf(elements);
    }
}
