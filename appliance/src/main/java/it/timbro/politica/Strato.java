package it.timbro.politica;

import it.timbro.base.Sede;
import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/// A part of the policy of an *ambito* from a day on: what it says goes before what lies under it,
/// what it is silent about shows through.
///
/// @param ambito empty for the whole country, a chamber (`GE`) or one branch (`GE1`)
/// @param decisione id of the decision; empty for what ships
/// @param valori a part of the JSON of a [Politica]
record Strato(String ambito, LocalDate dal, String decisione, ObjectNode valori) {
    /// What ships, as it stands in `politiche.json`.
    record Spedito(String ambito, LocalDate dal, ObjectNode valori) {
        Strato strato() {
            return new Strato(ambito, dal, "", valori);
        }
    }

    boolean deciso() {
        return !decisione.isEmpty();
    }

    /// Whether it is about this office, or chamber.
    boolean copre(Sede sede) {
        return ambito.isEmpty()
                || ambito.equals(sede.code())
                || ambito.equals(sede.camera().code());
    }
}
