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
import it.timbro.diritti.Cassa.Conta;
import it.timbro.diritti.Cassa.Dovuto;
import it.timbro.diritti.Incassi;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroTurno;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import it.timbro.visti.Richiesta;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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

    @Test
    void noReceiptIsNumberedAndNoVistoEither() {
        Pagato pagato = new Pagato(Mezzo.POS, "000123", Optional.of(Importo.ZERO));
        quarantena();
        refused(() -> filiale.journal.write(
                Filiale.STREAM,
                "anna",
                tx -> filiale.cassa.incassa(
                        tx,
                        Dovuto.di("Ada Prova", "Visti", "2012-07-17", List.of(new Voce("Visti", 1, 300))),
                        pagato)));
        refused(() -> filiale.cassa.apri(Importo.ZERO, "anna"));
        refused(() -> filiale.registroVisti.rilascia(
                new Richiesta(
                        IdPresentazione.nuova(new Random(1)),
                        "FAT/MERCI",
                        "123",
                        1,
                        "it",
                        "",
                        new Presentazione.Persona("Rosa Tigullio", "CI CA7654321", null),
                        new Presentazione.Impresa("Pompe Liguri S.r.l.", null, null),
                        "",
                        List.of(new Allegato(Hash.of(new byte[] {1}), "originale.pdf", "SCANSIONE", "", 1)),
                        pagato),
                new Funzionario("anna", "Anna Rossi"),
                true,
                "anna"));
    }

    @Test
    void aTillIsCountedAndClosed() {
        NumeroTurno turno = filiale.cassa.apri(Importo.leggi("50"), "anna");
        quarantena();
        filiale.cassa.chiudi(turno, new Conta(Importo.leggi("50"), Map.of(), "", 5_000), "anna", false);
        Incassi.Turno closed =
                filiale.journal.read(rows -> filiale.incassi.turno(rows, turno)).orElseThrow();
        assertThat(closed.chiusura()).isPresent();
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
