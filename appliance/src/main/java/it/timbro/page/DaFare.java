package it.timbro.page;

/// A line of a list that is worked off.
///
/// @param dove the page on which it is done
public record DaFare(String parole, boolean fatta, String dove) {}
