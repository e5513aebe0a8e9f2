package it.timbro.registri.web;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.registri.Chiusura;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Whose registers are shown here.
///
/// @param sedi names of the branches by their code, in order; the first is shown if none is chosen
/// @param nome who keeps a register, as the paper says it
/// @param propria the house whose day people close here; empty where it closes by itself
public record Uffici(Map<String, String> sedi, Function<Sede, String> nome, Optional<Chiusura.Casa> propria) {
    /// The branch that an address names; the first if it names none.
    Sede sede(String code) {
        String which = code.isEmpty() ? sedi.keySet().iterator().next() : code;
        if (!sedi.containsKey(which)) {
            throw Problem.NON_TROVATO.rejected("la sede " + which);
        }
        return new Sede(which);
    }
}
