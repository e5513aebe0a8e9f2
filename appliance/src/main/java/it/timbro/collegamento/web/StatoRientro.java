package it.timbro.collegamento.web;

import it.timbro.collegamento.Quarantene.Quarantena;
import it.timbro.collegamento.Rientro;
import java.util.Optional;

/// Whether this box is in quarantine, and the way out. The wiring answers.
public interface StatoRientro {
    Optional<Quarantena> adesso();

    /// How the witness is, a whole Italian sentence.
    String statoDelTestimone();

    /// Asks the centre for a new incarnation; waits for it.
    Rientro.Esito rientra(String operatore, String motivo);
}
