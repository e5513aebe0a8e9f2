package it.timbro.printing.sheet;

/// Woven waves that fill an area, the security ground of official paper.
///
/// @param gapMm distance between two waves of a family; there are two families, mirrored
public record Guilloche(Area area, double gapMm, double amplitudeMm, double periodMm, double widthMm, Ink ink) {}
