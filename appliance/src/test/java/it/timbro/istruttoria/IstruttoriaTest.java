package it.timbro.istruttoria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.posta.Messaggi.Messaggio;
import it.timbro.posta.Posta;
import it.timbro.pratica.DellaPosta.Motivo;
import it.timbro.pratica.DellaPosta.Via;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Stato;
import it.timbro.pratica.web.ControlliView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an office decides on a pratica, with what it promises and writes, on a whole branch without a line.
class IstruttoriaTest {
    @TempDir
    Path folder;

    private Filiale filiale;
    private NumeroPratica numero;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        numero = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private long versione() {
        return filiale.versione(numero);
    }

    private void refused(Problem problem, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOf(RejectedException.class)
                .extracting(e -> ((RejectedException) e).rejection().problem())
                .isEqualTo(problem);
    }

    private void chiedeRettifica() {
        filiale.istruttoria.chiediRettifica(
                numero,
                versione(),
                List.of(new Rilievo("2", "Il paese va per intero."), new Rilievo("allegati", "Manca la {prova}.")),
                "Chiamateci pure.",
                "anna");
    }

    private List<Messaggio> messaggi() {
        return filiale.journal.read(rows -> filiale.posta.dellaPratica(rows, numero));
    }

    @Test
    void theRequestAndTheLetterAboutItAreWrittenTogether() {
        chiedeRettifica();
        assertThat(messaggi()).singleElement().satisfies(messaggio -> {
            assertThat(messaggio.motivo()).isEqualTo(Motivo.RETTIFICA);
            assertThat(messaggio.destinatario()).isEqualTo("azienda.prova");
            assertThat(messaggio.oggetto()).contains(numero.text());
            assertThat(messaggio.testo())
                    .contains("- casella 2: Il paese va per intero.")
                    .contains("- allegati: Manca la {prova}.")
                    .contains("24 ore")
                    .endsWith("Chiamateci pure.");
        });
    }

    @Test
    void aRejectionIsWrittenToTheCompanyToo() {
        filiale.istruttoria.respingi(numero, versione(), "Origine non provata.", "anna");
        assertThat(messaggi())
                .singleElement()
                .satisfies(messaggio -> assertThat(messaggio.testo()).contains("Origine non provata."));
    }

    @Test
    void aMessageIsHandedOverOnce() {
        chiedeRettifica();
        Posta posta = new Posta(filiale.journal, filiale.posta, _ -> Filiale.STREAM);
        String id = messaggi().getFirst().id();
        posta.spedito(id, Via.TELEFONO, "sig.ra Verdi", "anna");
        long head = filiale.journal.head(Filiale.STREAM).seq();
        posta.spedito(id, Via.PEC, "", "bruno");
        assertThat(filiale.journal.head(Filiale.STREAM).seq()).isEqualTo(head);
        assertThat(messaggi().getFirst().spedito().orElseThrow().via()).isEqualTo(Via.TELEFONO);
        List<Messaggio> restano = filiale.journal.read(rows -> filiale.posta.daSpedire(rows, 10));
        assertThat(restano).isEmpty();
        refused(Problem.MESSAGGIO_SCONOSCIUTO, () -> posta.spedito("M26X-1", Via.PEC, "", "anna"));
    }

    @Test
    void whatThePersonConfirmedStandsInTheDecision() {
        filiale.istruttoria.approva(numero, versione(), List.of("FATTURA", "PACKING", "INVENTATA"), "anna");
        assertThat(filiale.journal.history("pratica:" + numero))
                .extracting(recorded -> recorded.fact())
                .filteredOn(PraticaApprovata.class::isInstance)
                .singleElement()
                .satisfies(fatto -> assertThat(Objects.requireNonNull(((PraticaApprovata) fatto).spunte())
                                .viste())
                        .containsExactly("PACKING")); // the invoice answers for itself
    }

    @Test
    void theFirstOfTwoForOneInvoiceIsPrintedAndTheSecondIsComparedFirst() {
        filiale.blocco(2026, 5);
        NumeroPratica prima = arrivaConFattura("M26B23A0101");
        NumeroPratica seconda = arrivaConFattura("M26B23A0102");
        filiale.approva(prima);
        filiale.prepara(prima);
        filiale.stampa(prima, "");
        filiale.tuttiBuoni(prima);
        refused(
                Problem.CONTROLLI_MANCANTI,
                () -> filiale.istruttoria.approva(seconda, filiale.versione(seconda), "anna"));
        ControlliView controlli = filiale.esame().controlli(filiale.scheda(seconda));
        assertThat(controlli.altre()).singleElement().satisfies(altra -> {
            assertThat(altra.certificata()).isTrue();
            assertThat(altra.dove()).isEqualTo("/pratica/" + prima);
        });
        filiale.istruttoria.approva(seconda, filiale.versione(seconda), List.of("DUPLICATA"), "anna");
    }

    private NumeroPratica arrivaConFattura(String numero) {
        NumeroPratica pratica = new NumeroPratica(numero);
        filiale.dallaCentrale(
                Prove.presentata(
                        pratica,
                        Prove.conFattura(Prove.certificato("Pompe Liguri S.r.l.", "KANTO\nTOKYO"), "77/26"),
                        Prove.opzioni(Supporto.FOGLIO_BIANCO, 0)),
                new PraticaProtocollata(
                        pratica,
                        new NumeroProtocollo("GE/2026/0" + numero.substring(5).replaceAll("[^0-9]", "9"))),
                new PraticaAssegnata(pratica, Filiale.SEDE, 1));
        return pratica;
    }

    private String termine() {
        return filiale.esame().controlli(filiale.scheda(numero)).termine();
    }

    @Test
    void thePromiseIsTheSecondOfficeDayAndAComplexPraticaHasNone() {
        // a Monday
        assertThat(termine()).isEqualTo("entro mer 25 nov");
        filiale.istruttoria.segnaComplessa(numero, versione(), true, "Lettera di credito", "anna");
        assertThat(termine()).isEqualTo("complessa");
        filiale.istruttoria.segnaComplessa(numero, versione(), false, "", "anna");
        filiale.time.passa(Duration.ofDays(4));
        assertThat(termine()).isEqualTo("in ritardo di 2 giorni");
        refused(
                Problem.MOTIVO_MANCANTE,
                () -> filiale.istruttoria.segnaComplessa(numero, versione(), true, " ", "anna"));
    }

    @Test
    void moreTimeCountsFromTheEndThatWasGiven() {
        chiedeRettifica();
        long prima = filiale.scheda(numero).scadenzaMs();
        filiale.istruttoria.proroga(numero, versione(), 12, "Festa patronale", "anna");
        assertThat(Instant.ofEpochMilli(filiale.scheda(numero).scadenzaMs()))
                .isEqualTo(Instant.ofEpochMilli(prima).plus(Duration.ofHours(12)));
        assertThat(messaggi()).extracting(Messaggio::motivo).containsExactly(Motivo.RETTIFICA, Motivo.PROROGA);
        refused(
                Problem.PROROGA_NON_VALIDA,
                () -> filiale.istruttoria.proroga(numero, versione(), 241, "Troppo", "anna"));
    }

    @Test
    void onlyWhileACompanyIsAskedThereIsTimeToGive() {
        refused(Problem.NON_VALIDO_ORA, () -> filiale.istruttoria.proroga(numero, versione(), 12, "Perché", "anna"));
    }

    @Test
    void anApprovalIsTakenBackBeforeAnythingIsReservedAndARejectionNever() {
        filiale.approva(numero);
        filiale.istruttoria.riapri(numero, versione(), "Arrivata una nota", "anna");
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.ASSEGNATA);
        filiale.blocco(2026, 1);
        filiale.approva(numero);
        assertThat(filiale.scheda(numero).motivo()).isNull();
        filiale.prepara(numero);
        refused(Problem.NON_VALIDO_ORA, () -> filiale.istruttoria.riapri(numero, versione(), "Tardi", "anna"));

        NumeroPratica altra = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        filiale.istruttoria.respingi(altra, filiale.versione(altra), "No", "anna");
        refused(
                Problem.NON_VALIDO_ORA,
                () -> filiale.istruttoria.riapri(altra, filiale.versione(altra), "Ci ripenso", "anna"));
    }
}
