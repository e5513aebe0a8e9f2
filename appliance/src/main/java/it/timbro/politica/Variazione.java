package it.timbro.politica;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// What people decided about the policy of an *ambito* from a day on.
///
/// @param ambito a chamber (`GE`) or one branch (`GE1`)
/// @param valori by the path of a [Parametro], as its [Tipo] writes them
/// @param ms when it was decided, milliseconds of the Unix epoch
/// @param ritiro who took it back before its day, and why
public record Variazione(
        String id,
        String ambito,
        LocalDate dal,
        Map<String, String> valori,
        String motivo,
        String operatore,
        long ms,
        Optional<Ritiro> ritiro) {

    public record Ritiro(String operatore, String motivo, long ms) {}
}
