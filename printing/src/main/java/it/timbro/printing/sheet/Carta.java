package it.timbro.printing.sheet;

/// The paper a layout is made for.
public enum Carta {
    /// Numbered pre-printed form: only data are printed, the graphics are already there.
    FORMULARIO,
    /// White A4, at least 64 g/m2: graphics are printed too.
    FOGLIO_BIANCO
}
