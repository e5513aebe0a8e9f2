package it.timbro.pratica;

import java.time.LocalDate;
import java.util.Map;

/// What people decided about the dated policy of a chamber or of one branch, on top of what ships.
/// Nothing that was decided before changes by it: amounts and versions stand in the facts of the
/// day.
public sealed interface DellaPolitica extends Fatto {
    /// Names the decision, for ever: the stream and the seq it was written at.
    String id();

    @Override
    default String subject() {
        return "politica:" + id();
    }

    /// From a day on some parameters have other values.
    ///
    /// @param ambito a chamber (`GE`) or one branch (`GE1`), which goes before its chamber
    /// @param dal first day of validity, never before the day it was decided on
    /// @param valori by the parameter's path, such as `prezzi.copia`, as the table of parameters
    /// writes them
    /// @param motivo in the words of who decided
    record PoliticaVariata(String id, String ambito, LocalDate dal, Map<String, String> valori, String motivo)
            implements DellaPolitica {
        public PoliticaVariata {
            valori = Map.copyOf(valori);
        }
    }

    /// A decision that was not in force yet will not be.
    record VariazioneRitirata(String id, String motivo) implements DellaPolitica {}
}
