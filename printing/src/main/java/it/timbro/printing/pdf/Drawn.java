package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Area;
import java.util.List;

/// What was drawn on a page, or on the fixed part of it, and what it must find there. It belongs to no document.
///
/// @param name of the form resource; empty for a page
/// @param fonts every font that is used, those of the forms not counted
/// @param forms drawn on this one, each once
record Drawn(String name, Area page, Deflated content, List<GlyphBlock> fonts, List<Drawn> forms) {
    Drawn {
        fonts = List.copyOf(fonts);
        forms = List.copyOf(forms);
    }
}
