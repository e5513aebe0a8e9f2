package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Segno;

/// The pre-printed form a preview is laid on, drawn by us from the layout's own data.
///
/// @param layoutId a layout on formulario
/// @param seriale the serial of the form that will be used; may be empty
public record Facsimile(String layoutId, Segno segno, String seriale) {}
