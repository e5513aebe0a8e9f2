package it.timbro.printing.sheet;

import java.util.List;

/// One side of paper: its size and what is drawn on it, in drawing order. A [Sheet] of a certificate
/// has one; a page of a [Report] is nothing more.
///
/// @param shift moves everything that is drawn
public record Faccia(Area page, Calibration shift, List<Element> elements) {
    public Faccia {
        elements = List.copyOf(elements);
    }
}
