package it.timbro.diritti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.diritti.Cassa.Conta;
import it.timbro.diritti.Cassa.Dovuto;
import it.timbro.diritti.Incassi.Turno;
import it.timbro.politica.Politica;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.NumeroTurno;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pagato;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The till of Anna, where cash is taken too, without any line to the centre.
class CassaTest {
    @TempDir
    Path folder;

    private Filiale filiale;
    private NumeroTurno turno;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        filiale.politica("incassi.mezzi", "CONTANTI POS PAGOPA");
        turno = filiale.cassa.apri(Importo.leggi("50"), "anna");
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private Politica oggi() {
        return filiale.politiche.valida(Filiale.SEDE, LocalDate.of(2026, 11, 23));
    }

    /// Two visti for somebody who walked in: 6 €.
    private NumeroRicevuta incassa(Mezzo mezzo, String riferimento) {
        return filiale.journal.write(
                Filiale.STREAM,
                "anna",
                tx -> filiale.cassa.incassa(
                        tx,
                        Dovuto.di(
                                "Ada Prova", "Visti su originali", oggi().tariffa(), List.of(Tariffa.visti(oggi(), 2))),
                        new Pagato(mezzo, riferimento)));
    }

    /// On blank sheet: 10 € with one copy, 5 € more for each further one.
    private NumeroPratica arriva(int copie, Opzioni.Pagamento pagamento) {
        filiale.politica("incassi.pagamenti", "TELEMACO CONSEGNA");
        Opzioni some = Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, copie);
        return filiale.arriva(new Opzioni(
                copie, some.supporto(), some.consegna(), pagamento, false, false, "", null, some.allegati()));
    }

    private NumeroRicevuta paga(NumeroPratica numero, long cent) {
        return filiale.cassa.incassa(numero, filiale.versione(numero), cent, new Pagato(Mezzo.CONTANTI, ""), "anna");
    }

    private List<Incassi.Riga> righe() {
        return filiale.journal.read(rows -> filiale.incassi.righe(rows, Filiale.SEDE, 0, Long.MAX_VALUE));
    }

    private Turno stato() {
        return filiale.journal.read(rows -> filiale.incassi.turno(rows, turno)).orElseThrow();
    }

    private void conta(String contati, String spiegazione, long visti) {
        filiale.cassa.chiudi(turno, new Conta(Importo.leggi(contati), Map.of(), spiegazione, visti), "anna", false);
    }

    private static void refused(String words, ThrowingCallable act) {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(act).withMessageContaining(words);
    }

    @Test
    void receiptsAreNumberedOneAfterAnotherAndSayWithWhat() {
        assertThat(incassa(Mezzo.CONTANTI, "").text()).isEqualTo("GE1-R-2026-0000001");
        NumeroRicevuta second = incassa(Mezzo.PAGOPA, "3010 0000 0012 3456 78");
        assertThat(second.text()).isEqualTo("GE1-R-2026-0000002");
        Incassi.Riga riga =
                filiale.journal.read(rows -> filiale.incassi.find(rows, second)).orElseThrow();
        assertThat(riga.riferimento()).isEqualTo("301000000012345678");
        assertThat(riga.importo()).isEqualTo(Importo.leggi("6"));
        assertThat(riga.tariffa()).isEqualTo(oggi().tariffa());
    }

    @Test
    void theSamePaymentIsTakenOnce() {
        incassa(Mezzo.POS, "000123");
        refused("già registrato", () -> incassa(Mezzo.POS, "000123"));
        incassa(Mezzo.PAGOPA, "301000000012345678");
        refused("già registrato", () -> incassa(Mezzo.PAGOPA, "301000000012345678"));
        incassa(Mezzo.POS, "000124");
        assertThat(righe()).hasSize(3);
    }

    @Test
    void whatNamesAPaymentIsLookedAt() {
        refused("riferimento", () -> incassa(Mezzo.POS, ""));
        refused("riferimento", () -> incassa(Mezzo.PAGOPA, "12345"));
        refused("riferimento", () -> incassa(Mezzo.CONTANTI, "000123"));
        refused("non accetta", () -> incassa(Mezzo.TELEMACO, ""));
        filiale.politica("incassi.mezzi", "POS");
        refused("non accetta", () -> incassa(Mezzo.CONTANTI, ""));
    }

    @Test
    void onlyCashIsCountedAndADifferenceIsExplained() {
        incassa(Mezzo.CONTANTI, "");
        incassa(Mezzo.POS, "1");
        refused("dovrebbero esserci 56,00 €", () -> conta("55", "", 5_600));
        conta("55", "un cliente ha avuto un euro di troppo", 5_600);
        assertThat(stato().chiusura().orElseThrow().differenzaCent()).isEqualTo(-100);
        refused("non è aperta", () -> incassa(Mezzo.CONTANTI, ""));
        refused("già chiuso", () -> conta("55", "di nuovo", 5_600));
    }

    @Test
    void whoCountedBeforeSomethingElseWentOverTheTillCountsAgain() {
        incassa(Mezzo.CONTANTI, "");
        refused("altro denaro", () -> conta("50", "", 5_000));
        conta("56", "", 5_600);
        assertThat(stato().chiusura().orElseThrow().differenzaCent()).isZero();
    }

    @Test
    void coinsAndNotesAreWorthWhatTheyAre() {
        assertThat(Tagli.somma(Map.of("20", 2, "5", 1, "0.50", 3, "0.01", 7))).isEqualTo(Importo.leggi("46.57"));
        refused("di un taglio", () -> Tagli.somma(Map.of("3", 1)));
        refused("di un taglio", () -> Tagli.somma(Map.of("5", -1)));
    }

    @Test
    void nobodyHasTwoTillsAndAnothersIsClosedByTheResponsabileWhoSaysWhy() {
        refused("già aperta", () -> filiale.cassa.apri(Importo.ZERO, "anna"));
        Conta conta = new Conta(Importo.leggi("50"), Map.of(), "", 5_000);
        refused("è di anna", () -> filiale.cassa.chiudi(turno, conta, "bruno", false));
        refused("scrivi da che cosa", () -> filiale.cassa.chiudi(turno, conta, "rita", true));
        filiale.cassa.chiudi(turno, new Conta(conta.contati(), Map.of(), "anna è malata", 5_000), "rita", true);
        assertThat(stato().chiusura().orElseThrow().da()).isEqualTo("rita");
    }

    @Test
    void aWalkInsPaymentIsGivenBackOnceAndOnlyFromWhatIsThere() {
        NumeroRicevuta taken = incassa(Mezzo.CONTANTI, "");
        NumeroRicevuta back = filiale.cassa.rimborsa(taken, "", "visto non apposto", "anna");
        assertThat(back.text()).isEqualTo("GE1-R-2026-0000002");
        refused("nulla da rimborsare", () -> filiale.cassa.rimborsa(taken, "", "di nuovo", "anna"));
        assertThat(Incassi.contantiCent(stato(), righe())).isEqualTo(5_000);
    }

    @Test
    void cashThatIsNotInTheDrawerIsNotGivenBack() {
        NumeroRicevuta taken = incassa(Mezzo.CONTANTI, "");
        conta("56", "", 5_600);
        turno = filiale.cassa.apri(Importo.ZERO, "anna");
        refused("nel cassetto", () -> filiale.cassa.rimborsa(taken, "", "visto non apposto", "anna"));
    }

    @Test
    void aPraticaIsPaidOnceFromTwoTabsAndGivenBackOnlyIfTheOfficeMayNotKeepIt() {
        NumeroPratica numero = arriva(1, Opzioni.Pagamento.CONSEGNA);
        NumeroRicevuta ricevuta = paga(numero, 1_000);
        refused("non c'è nulla da pagare", () -> paga(numero, 1_000));
        refused("nulla da rimborsare", () -> filiale.cassa.rimborsa(ricevuta, "", "ripensamento", "anna"));
        filiale.istruttoria.respingi(numero, filiale.versione(numero), "manca la fattura", "anna");
        filiale.cassa.rimborsa(ricevuta, "", "pratica respinta", "anna");
        refused("nulla da rimborsare", () -> filiale.cassa.rimborsa(ricevuta, "", "di nuovo", "anna"));
        Diritti.Conto conto =
                filiale.journal.read(rows -> filiale.diritti.find(rows, numero)).orElseThrow();
        assertThat(List.of(conto.apertiCent(), conto.tenutiCent(), conto.daRimborsareCent()))
                .containsExactly(0L, 0L, 0L);
    }

    @Test
    void anAmountThatChangedMeanwhileIsNotTaken() {
        NumeroPratica numero = arriva(2, Opzioni.Pagamento.CONSEGNA);
        refused("adesso è 15,00 €", () -> paga(numero, 1_000));
    }

    @Test
    void nobodyPaysAtTheCounterWhatGoesByTelemaco() {
        NumeroPratica numero = arriva(1, Opzioni.Pagamento.TELEMACO);
        refused("si paga con Telemaco", () -> paga(numero, 1_000));
        assertThat(righe()).isEmpty();
    }

    @Test
    void whoPaysForAnOlderViewOfAPraticaSeesTheNewOneFirst() {
        NumeroPratica numero = arriva(1, Opzioni.Pagamento.CONSEGNA);
        long seen = filiale.versione(numero);
        filiale.approva(numero);
        refused("ora è «", () -> filiale.cassa.incassa(numero, seen, 1_000, new Pagato(Mezzo.CONTANTI, ""), "anna"));
        assertThat(righe()).isEmpty();
    }

    @Test
    void aPraticaThatHasGoneToAnotherBranchIsPaidThere() {
        NumeroPratica numero = arriva(1, Opzioni.Pagamento.CONSEGNA);
        filiale.dallaCentrale(new PraticaRiassegnata(
                numero,
                Filiale.SEDE,
                new Sede("GE2"),
                2,
                Filiale.STREAM.toString(),
                filiale.journal.head(Filiale.STREAM).seq(),
                PraticaRiassegnata.Causa.ISOLATA,
                "prova",
                "bruni",
                "carli",
                null));
        refused("è della sede GE2", () -> paga(numero, 1_000));
        assertThat(righe()).isEmpty();
    }

    @Test
    void theReceiptOfTheSamePaymentIsTheSameFile() {
        NumeroRicevuta ricevuta = incassa(Mezzo.POS, "000123");
        Ricevute papers = new Ricevute(() -> Filiale.REPORTS, () -> "Camera di Commercio di Genova, sede di Genova");
        Incassi.Riga riga = filiale.journal
                .read(rows -> filiale.incassi.find(rows, ricevuta))
                .orElseThrow();
        byte[] pdf = papers.ricevuta(riga);
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(papers.ricevuta(riga)).isEqualTo(pdf);
    }

    @Test
    void theRegisterIsRebuiltFromTheFacts() {
        NumeroRicevuta taken = incassa(Mezzo.CONTANTI, "");
        filiale.cassa.rimborsa(taken, "", "visto non apposto", "anna");
        conta("50", "", 5_000);
        List<Incassi.Riga> live = righe();
        Turno closed = stato();
        filiale.journal.rebuild();
        assertThat(righe()).isEqualTo(live).hasSize(2);
        assertThat(stato()).isEqualTo(closed);
    }
}
