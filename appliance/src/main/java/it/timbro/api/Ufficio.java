package it.timbro.api;

import it.timbro.certificato.Numeri;
import it.timbro.formulari.Formulari;
import it.timbro.journal.Journal;
import it.timbro.journal.Recorded;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the API reads of the office, each question on one snapshot.
public record Ufficio(Journal journal, Pratiche pratiche, Numeri numeri, Formulari formulari) {
    int numeriLiberi(int anno) {
        return journal.read(rows -> numeri.liberi(rows, anno));
    }

    Map<Formulari.Stato, Integer> formulariPerStato() {
        return journal.read(formulari::quanti);
    }

    List<Riga> cerca(String typed, Optional<Stato> stato, int limit) {
        return journal.read(rows -> pratiche.cerca(rows, typed, stato, limit));
    }

    Optional<Pratica> pratica(NumeroPratica numero) {
        return journal.read(rows -> pratiche.find(rows, numero)
                .map(scheda -> new Pratica(scheda, pratiche.note(rows, numero), numeri.dellaPratica(rows, numero))));
    }

    Optional<Numeri.Certificato> certificato(NumeroCertificato numero) {
        return journal.read(rows -> numeri.find(rows, numero));
    }

    List<Recorded> storia(NumeroPratica numero) {
        return journal.history("pratica:" + numero);
    }

    /// A pratica with what hangs on it.
    record Pratica(Scheda scheda, List<Pratiche.Nota> note, List<Numeri.Certificato> certificati) {}
}
