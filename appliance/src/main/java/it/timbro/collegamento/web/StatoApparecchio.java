package it.timbro.collegamento.web;

import java.util.OptionalLong;

/// This branch's device towards the centre, and the branch's own key. The wiring answers.
public interface StatoApparecchio {
    /// @param nome `GE1/7f3a09c2`, empty as long as it is not enrolled
    /// @param scadeMs end of its certificate
    record Tessera(String nome, OptionalLong scadeMs) {
        public boolean iscritto() {
            return !nome.isEmpty();
        }
    }

    Tessera adesso();

    /// @param kid what the key is known by
    /// @param dalMs when it was published, empty if it is not yet
    /// @param finoMs when it should be changed, empty as long as the centre has not got it
    record Chiave(String kid, OptionalLong dalMs, OptionalLong finoMs) {}

    /// What signs the codes on the branch's sheets.
    Chiave chiave();

    /// Has another take its place.
    ///
    /// @param kid the one that the person saw
    void cambiaChiave(String kid, String operatore);

    /// Enrols this device; waits for the centre.
    ///
    /// @throws it.timbro.base.RejectedException with the centre's words if it did not come about
    void iscrivi(String codice);
}
