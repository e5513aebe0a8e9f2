package it.timbro.calendario;

import java.time.Instant;

/// Closed from here to there, whatever the weekly hours say.
///
/// @param id names it among the closures
/// @param chi `centro`, or the code of a branch
/// @param al the first instant at which it is over
public record Chiusura(String id, String chi, Instant dal, Instant al, String motivo) {
    /// The centre's service.
    public static final String CENTRO = "centro";
}
