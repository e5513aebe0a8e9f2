package it.timbro.politica;

import java.util.List;

/// What people pick from when they write to a company, a line each, its parts between bars.
///
/// @param rilievi box, `|`, as it is chosen, `|`, text
/// @param motivi for rejecting: as it is chosen, `|`, text
public record Frasi(List<String> rilievi, List<String> motivi) {}
