package it.timbro.collegamento.web;

import java.util.OptionalLong;

/// This branch's device towards the centre. The wiring answers.
public interface StatoApparecchio {
    /// @param nome `GE1/7f3a09c2`, empty as long as it is not enrolled
    /// @param scadeMs end of its certificate
    record Tessera(String nome, OptionalLong scadeMs) {
        public boolean iscritto() {
            return !nome.isEmpty();
        }
    }

    Tessera adesso();

    /// Enrols this device; waits for the centre.
    ///
    /// @throws it.timbro.base.RejectedException with the centre's words if it did not come about
    void iscrivi(String codice);
}
