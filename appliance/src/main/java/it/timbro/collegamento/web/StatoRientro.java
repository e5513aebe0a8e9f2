package it.timbro.collegamento.web;

import it.timbro.collegamento.Quarantene.Quarantena;
import it.timbro.collegamento.Rientro;
import java.util.List;
import java.util.Optional;

/// Whether this box is in quarantine, and the way out. The wiring answers.
public interface StatoRientro {
    Optional<Quarantena> adesso();

    /// How the witness is, a whole Italian sentence.
    String statoDelTestimone();

    /// Whether the witness's disk is not there, or another is in its place.
    boolean senzaIlSuoTestimone();

    /// Another disk is the witness from now on.
    void nuovoTestimone(String operatore);

    /// What is read out to the centre to get a *busta di ripartenza*; empty without a quarantine.
    Optional<String> codice();

    /// Another code, where the centre says that this one was used.
    void nuovoCodice(String operatore);

    /// The sticks that are plugged in, by name.
    List<String> chiavette();

    /// What the stick came to that was read last, a sentence each.
    List<String> lettura();

    /// Asks the centre for a new incarnation; waits for it.
    Rientro.Esito rientra(String operatore, String motivo);
}
