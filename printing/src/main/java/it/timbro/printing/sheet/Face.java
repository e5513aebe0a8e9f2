package it.timbro.printing.sheet;

/// The cuts of the one typeface we print with.
public enum Face {
    REGULAR,
    SEMIBOLD,
    ITALIC
}
