package it.timbro.atti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.BustaDiProva;
import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.arrivo.ModelloWriter;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.emergenza.Emergenza;
import it.timbro.imprese.Aziende;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelRegistro.PresentazioneProtocollata;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaCorrelata;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.EsitoFirma.Integrita;
import it.timbro.pratica.EsitoFirma.Verdetto;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Presentazione.Persona;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoAllegato;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody presents on paper becomes a pratica at the counter, in an outage from beginning to end.
class AperturaTest {
    private static final CertificatoOrigine CO = Prove.certificato("Pompe Liguri S.r.l.", "KANTO K.K.\nGIAPPONE");
    private static final Persona ROSA =
            new Persona("Rosa Tigullio", "CI CA7654321", new CodiceFiscale("PRVDAA80A41D969F"));
    private static final Autorizzazione ATTO =
            new Autorizzazione("Teresa Prova", "determinazione 41", Autorizzazione.Pervenuta.TELEFONO);
    /// What the checklist asks of it and no file answers.
    private static final List<String> VISTE = List.of("FATTURA", "GIACENZA", "PACKING");

    @TempDir
    Path folder;

    private Filiale filiale;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        filiale.blocco(2026, 5);
        filiale.emergenza.apri(new Emergenza.Apertura(ATTO, "linea interrotta", OptionalLong.empty(), 0), "teresa");
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection().problem()).isEqualTo(problem));
    }

    private Allegato file(String nome, byte[] bytes) {
        return new Allegato(filiale.archivio.keep(bytes), nome, "SCANSIONE", "", bytes.length);
    }

    private Allegato xml(CertificatoOrigine co) {
        return file("modello-base.xml", ModelloWriter.write(co));
    }

    private Allegato scansione(String what) {
        return file(what + ".pdf", ("%PDF-1.7 " + what).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static Presentazione presentazione(int which, CodiceFiscale impresa, Allegato... documenti) {
        return new Presentazione(
                IdPresentazione.nuova(new Random(which)),
                Presentazione.Verso.ENTRATA,
                Presentazione.Tipo.CERTIFICATO_SU_CARTA,
                "PRIMA",
                "Sportello su appuntamento per la prima richiesta",
                "Teresa Rossi",
                "",
                ROSA,
                new Presentazione.Impresa("Pompe Liguri S.r.l.", impresa, null),
                "Richiesta di certificato di origine " + which,
                "entro il secondo giorno lavorativo",
                List.of(documenti));
    }

    /// Presented, and opened with it.
    private NumeroPratica aperta(int which, Allegato... documenti) {
        Presentazione presentazione = presentazione(which, Aziende.POMPE, documenti);
        filiale.accettazione.accetta(presentazione, "anna");
        return filiale.apertura.aperta(presentazione.id()).orElseThrow();
    }

    private List<String> fatti(String subject) {
        return filiale.journal.history(subject).stream()
                .map(recorded -> recorded.fact().getClass().getSimpleName())
                .toList();
    }

    private void paga(NumeroPratica numero) {
        filiale.cassa.apri(Importo.ZERO, "anna");
        long dovuti = filiale.journal
                .read(rows -> filiale.diritti.find(rows, numero))
                .orElseThrow()
                .apertiCent();
        filiale.cassa.incassa(
                numero,
                filiale.versione(numero),
                dovuti,
                new Pagato(Mezzo.POS, "000123", Optional.of(Importo.ZERO)),
                "anna");
    }

    private void consegna(NumeroPratica numero) {
        filiale.consegna.consegna(
                numero,
                filiale.versione(numero),
                "Rosa Tigullio",
                "legale rappresentante",
                "CI CA7654321",
                filiale.consegna.pezzi(numero),
                "anna");
    }

    @Test
    void inAnOutageAFirstTimeCompanyGoesHomeWithItsCertificate() {
        NumeroPratica numero = aperta(1, xml(CO), scansione("fattura"));
        assertThat(numero.text()).isEqualTo("M26B23GE1A0001");
        Scheda scheda = filiale.scheda(numero);
        assertThat(scheda.stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(scheda.epoca()).isEqualTo(1);
        assertThat(scheda.sede()).isEqualTo(Filiale.SEDE);
        assertThat(scheda.modello()).isEqualTo(CO);
        assertThat(scheda.files()).extracting(Allegato::nome).containsExactly("modello-base.xml", "fattura.pdf");
        assertThat(scheda.presentazione().firma().integrita()).isEqualTo(Integrita.SU_CARTA);
        assertThat(scheda.presentazione().firma().verdetto()).isEqualTo(Verdetto.DA_VALUTARE);
        assertThat(scheda.presentazione().firma().firmatari())
                .singleElement()
                .satisfies(rosa -> assertThat(rosa.codiceFiscale()).isEqualTo("PRVDAA80A41D969F"));
        List<Riga> desk = filiale.journal.read(rows -> filiale.pratiche.coda(rows, Stato.ASSEGNATA, 9));
        assertThat(desk)
                .singleElement()
                .satisfies(riga -> assertThat(riga.numero()).isEqualTo(numero.text()));

        filiale.istruttoria.approva(numero, filiale.versione(numero), VISTE, "anna");
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.EMESSA);
        assertThat(filiale.scheda(numero).certificato().orElseThrow().text()).isEqualTo("C26GE0000001");
        refused(Problem.DA_PAGARE, () -> consegna(numero));
        paga(numero);
        consegna(numero);
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.CONSEGNATA);
    }

    @Test
    void theNumberOfEmergencyAndLaterTheOrdinaryOneStandForIt() {
        Presentazione presentazione = presentazione(1, Aziende.POMPE, xml(CO));
        NumeroEmergenza emergenza =
                filiale.accettazione.accetta(presentazione, "anna").orElseThrow();
        NumeroPratica numero = filiale.apertura.aperta(presentazione.id()).orElseThrow();
        assertThat(filiale.scheda(numero).protocollo()).isEmpty();
        assertThat(filiale.cartaceo()
                        .di(filiale.scheda(numero))
                        .presentata()
                        .orElseThrow()
                        .emergenza())
                .isEqualTo(emergenza.text());

        filiale.time.passa(Duration.ofHours(3));
        NumeroProtocollo protocollo = new NumeroProtocollo("GE/2026/0000041");
        filiale.dallaCentrale(
                new PresentazioneProtocollata(
                        protocollo,
                        presentazione.id(),
                        Filiale.SEDE,
                        emergenza,
                        Presentazione.Verso.ENTRATA,
                        presentazione.corrispondente(),
                        presentazione.oggetto(),
                        List.of(),
                        filiale.scheda(numero).presentataMs()),
                new PraticaCorrelata(numero, presentazione.id(), protocollo));
        assertThat(filiale.scheda(numero).protocollo()).contains(protocollo);
        List<Riga> found =
                filiale.journal.read(rows -> filiale.pratiche.cerca(rows, "GE/2026/0000041", Optional.empty(), 9));
        assertThat(found).hasSize(1);
        assertThat(filiale.journal
                        .read(rows -> filiale.presentazioni.conNumero(rows, emergenza))
                        .flatMap(scritta ->
                                filiale.apertura.aperta(scritta.presentazione().id())))
                .contains(numero);
    }

    @Test
    void ofOnePresentazioneComesOnePratica() {
        Presentazione senza = presentazione(1, Aziende.POMPE, scansione("richiesta"));
        filiale.accettazione.accetta(senza, "anna");
        assertThat(filiale.apertura.aperta(senza.id())).isEmpty();
        refused(Problem.APERTURA_SENZA_MODELLO, () -> filiale.apertura.apri(senza.id(), List.of(), "anna"));

        filiale.time.passa(Duration.ofHours(2));
        NumeroPratica numero = filiale.apertura.apri(senza.id(), List.of(xml(CO)), "anna");
        assertThat(filiale.apertura.apri(senza.id(), List.of(xml(CO)), "bruni")).isEqualTo(numero);
        assertThat(filiale.apertura.apri(senza.id(), List.of(), "bruni")).isEqualTo(numero);
        assertThat(filiale.accettazione.accetta(senza, "anna")).isPresent();
        assertThat(fatti("pratica:" + numero)).containsExactly("PraticaPresentata", "PraticaAperta");
        assertThat(filiale.scheda(numero).presentataMs())
                .as("terms run from the presentazione")
                .isEqualTo(filiale.time.now().minus(Duration.ofHours(2)).toEpochMilli());
        assertThat(aperta(2, xml(Prove.conFattura(CO, "2026/0200"))).text()).isEqualTo("M26B23GE1A0002");
    }

    @Test
    void whatCannotBeOpenedIsRefusedWithTheReasonAndStaysRegistered() {
        Presentazione altrui = presentazione(1, Aziende.ARDESIE, xml(CO));
        Presentazione cinese = presentazione(2, Aziende.POMPE, xml(Prove.certificato("Pompe Liguri S.r.l.", "東京")));
        Presentazione annullata = presentazione(3, Aziende.POMPE, scansione("richiesta"));
        Stream.of(altrui, cinese, annullata).forEach(una -> {
            assertThat(filiale.accettazione.accetta(una, "anna")).isPresent();
            assertThat(filiale.apertura.aperta(una.id())).isEmpty();
        });
        filiale.accettazione.annulla(annullata.id(), ATTO, "presentata due volte", "teresa");
        refused(Problem.IMPRESA_DIVERSA, () -> filiale.apertura.apri(altrui.id(), List.of(), "anna"));
        refused(Problem.MODELLO_NON_STAMPABILE, () -> filiale.apertura.apri(cinese.id(), List.of(), "anna"));
        refused(
                Problem.PRESENTAZIONE_NON_APRIBILE,
                () -> filiale.apertura.apri(annullata.id(), List.of(xml(CO)), "anna"));
        refused(
                Problem.NON_TROVATO,
                () -> filiale.apertura.apri(IdPresentazione.nuova(new Random(9)), List.of(), "anna"));

        Presentazione aperta = presentazione(4, Aziende.POMPE, xml(CO));
        filiale.accettazione.accetta(aperta, "anna");
        refused(
                Problem.REGISTRAZIONE_NON_ANNULLABILE,
                () -> filiale.accettazione.annulla(aperta.id(), ATTO, "presentata due volte", "teresa"));
    }

    @Test
    void aFileSignedByTheCompanySpeaksForItself() {
        NumeroPratica numero = aperta(1, file("modello-base.xml.p7m", BustaDiProva.di(ModelloWriter.write(CO))));
        assertThat(filiale.scheda(numero).presentazione().firma().integrita()).isEqualTo(Integrita.INTEGRA);
        assertThat(filiale.scheda(numero).presentazione().firma().firmatari())
                .singleElement()
                .satisfies(ada -> assertThat(ada.nome()).isEqualTo("ADA PROVA"));
        assertThat(filiale.scheda(numero).presentazione().allegati()).isEmpty();
    }

    @Test
    void whoStandsHerePaysHereUnlessTheBranchHoldsCreditOfTheCompany() {
        NumeroPratica numero = aperta(1, xml(CO));
        refused(
                Problem.TELEMACO_SENZA_CREDITO,
                () -> filiale.istruttoria.cambiaOpzioni(
                        numero, filiale.versione(numero), Prove.opzioni(Opzioni.Supporto.FORMULARIO, 0), "", "anna"));
        filiale.istruttoria.cambiaOpzioni(
                numero,
                filiale.versione(numero),
                new Opzioni(2, null, null, Opzioni.Pagamento.CONSEGNA, null, null, "", null, List.of()),
                "",
                "anna");
        assertThat(filiale.journal
                        .read(rows -> filiale.diritti.find(rows, numero))
                        .orElseThrow()
                        .apertiCent())
                .isPositive();
    }

    @Test
    void aRettificaIsAnsweredAtTheCounter() {
        NumeroPratica numero = aperta(1, xml(CO));
        filiale.istruttoria.chiediRettifica(
                numero, filiale.versione(numero), List.of(new Rilievo("5", "manca il trasporto")), "anna");
        List<String> lettere = filiale.journal.read(rows -> filiale.posta.daSpedire(rows, 9).stream()
                .map(lettera -> lettera.testo())
                .toList());
        assertThat(lettere).singleElement().asString().contains("Portate allo sportello");
        CertificatoOrigine nuovo = Prove.conFattura(CO, "2026/0148");
        long versione = filiale.versione(numero);
        List<Allegato> portati = List.of(xml(nuovo), scansione("packing"));
        refused(
                Problem.IMPRESA_DIVERSA,
                () -> filiale.integrazione.correggi(numero, versione, List.of(xml(diArdesie())), ROSA, "anna"));
        filiale.integrazione.correggi(numero, versione, portati, ROSA, "anna");
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(filiale.scheda(numero).modello()).isEqualTo(nuovo);
        assertThat(filiale.scheda(numero).files())
                .extracting(Allegato::nome)
                .containsExactly("modello-base.xml", "packing.pdf");
        refused(
                Problem.DECISA_SU_DATI_VECCHI,
                () -> filiale.integrazione.correggi(numero, versione, portati, ROSA, "anna"));
        refused(
                Problem.CORREZIONE_AL_BANCO,
                () -> filiale.integrazione.correggi(numero, filiale.versione(numero), portati, ROSA, "anna"));
    }

    private static CertificatoOrigine diArdesie() {
        return new CertificatoOrigine(
                new it.timbro.pratica.DatiImpresa(null, Aziende.ARDESIE, "Ardesie Prova S.n.c."),
                CO.speditore(),
                CO.destinatario(),
                CO.paesiDestinazione(),
                CO.paesiOrigine(),
                CO.fatturatoTotale(),
                CO.trasporto(),
                CO.osservazioni(),
                CO.pagine(),
                CO.dichiarazioni(),
                CO.fatture());
    }

    @Test
    void aPaperIsScannedIntoAnyPraticaOfTheBranchOnceAndWithinLimits() {
        NumeroPratica numero = filiale.arriva(Opzioni.NESSUNA);
        List<Allegato> fattura = List.of(scansione("fattura di acquisto"));
        assertThat(filiale.integrazione.allega(numero, TipoAllegato.FAA, fattura, "anna"))
                .isEqualTo(1);
        long versione = filiale.versione(numero);
        assertThat(filiale.integrazione.allega(numero, TipoAllegato.FAA, fattura, "anna"))
                .isZero();
        assertThat(filiale.versione(numero)).isEqualTo(versione);
        assertThat(filiale.scheda(numero).files().getLast().tipo()).isEqualTo("FAA");
        refused(
                Problem.ALLEGATO_NON_VALIDO,
                () -> filiale.integrazione.allega(numero, TipoAllegato.MOB, fattura, "anna"));
        refused(
                Problem.PRATICA_OLTRE_21_MB,
                () -> filiale.integrazione.allega(
                        numero, TipoAllegato.GEN, List.of(grande(1), grande(2), grande(3)), "anna"));
        refused(
                Problem.TROPPI_ALLEGATI,
                () -> filiale.integrazione.allega(
                        numero,
                        TipoAllegato.GEN,
                        java.util.stream.IntStream.range(0, 50)
                                .mapToObj(i -> scansione("foglio " + i))
                                .toList(),
                        "anna"));
        filiale.istruttoria.respingi(numero, versione, "fuori termine", "anna");
        refused(
                Problem.NON_VALIDO_ORA,
                () -> filiale.integrazione.allega(numero, TipoAllegato.GEN, List.of(scansione("tardi")), "anna"));
    }

    private static Allegato grande(int which) {
        return new Allegato(
                it.timbro.sync.protocol.Hash.of(new byte[] {(byte) which}), which + ".pdf", "SCANSIONE", "", 7 << 20);
    }

    @Test
    void whatIsRebuiltFromTheJournalIsWhatWasThere() {
        NumeroPratica numero = aperta(1, xml(CO));
        filiale.integrazione.allega(numero, TipoAllegato.PAC, List.of(scansione("packing")), "anna");
        Scheda before = filiale.scheda(numero);
        filiale.journal.rebuild();
        assertThat(filiale.scheda(numero)).isEqualTo(before);
        assertThat(aperta(2, xml(Prove.conFattura(CO, "2026/0200"))).text()).isEqualTo("M26B23GE1A0002");
    }
}
