package it.timbro.atti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.collegamento.Quarantene.Causa;
import it.timbro.collegamento.Quarantene.Quarantena;
import it.timbro.collegamento.store.QuarantenaStore;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Stato;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A box that may be a copy: it reads and hands over, but gives no number and prints none.
class QuarantenaTest {
    @TempDir
    Path folder;

    private Filiale filiale;

    @BeforeEach
    void open() {
        filiale = new Filiale(folder);
        filiale.blocco(2026, 10);
    }

    @AfterEach
    void close() {
        filiale.close();
    }

    @Test
    void noNumberIsTaken() {
        NumeroPratica numero = filiale.arriva(Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, 0));
        filiale.approva(numero);
        quarantena();
        refused(() -> filiale.prepara(numero));
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.APPROVATA);
        int liberi = filiale.journal.read(rows -> filiale.numeri.liberi(rows, 2026));
        assertThat(liberi).isEqualTo(10);
    }

    @Test
    void noNumberIsPrinted() {
        NumeroPratica numero = filiale.arriva(Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, 0));
        filiale.approva(numero);
        filiale.prepara(numero);
        quarantena();
        refused(() -> filiale.stampa(numero, ""));
        assertThat(filiale.lavoro(numero).invii()).isZero();
    }

    @Test
    void whatIsPrintedIsHandedOver() {
        NumeroPratica numero = filiale.arriva(Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, 0));
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        quarantena();
        filiale.tuttiBuoni(numero);
        filiale.consegna.consegna(
                numero,
                filiale.versione(numero),
                "Ada Prova",
                "delegato",
                "CI AB1234567",
                filiale.consegna.pezzi(numero),
                "anna");
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.CONSEGNATA);
    }

    private void quarantena() {
        filiale.journal.write(Filiale.STREAM, "collegamento", tx -> {
            new QuarantenaStore()
                    .apri(
                            tx,
                            new Quarantena(
                                    Filiale.STREAM, Causa.CENTRALE, "qui gira una copia.", "00", 0, Optional.empty()));
            return true;
        });
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RejectedException.class, refusal -> {
            assertThat(refusal.rejection().problem()).isEqualTo(Problem.QUARANTENA);
            assertThat(refusal.rejection().sentence()).contains("quarantena", "qui gira una copia.");
        });
    }
}
