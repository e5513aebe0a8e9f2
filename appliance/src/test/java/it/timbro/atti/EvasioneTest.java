package it.timbro.atti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.atti.Seguito.Aggiunta;
import it.timbro.atti.Seguito.DaVistare;
import it.timbro.atti.Seguito.Proposta;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.certificato.Numeri;
import it.timbro.diritti.Diritti;
import it.timbro.diritti.Tariffa;
import it.timbro.formulari.Formulari;
import it.timbro.imprese.Aziende;
import it.timbro.imprese.Delega;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Conteggi;
import it.timbro.pratica.Opzioni.DiAllegato;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoAllegato;
import it.timbro.pratica.TipoPratica;
import it.timbro.ritiro.Ritiro.Ritirante;
import it.timbro.sync.protocol.Hash;
import it.timbro.visti.Visti;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What companies send that is no certificate: with the approval comes what follows from it, or nothing does.
class EvasioneTest {
    private static final NumeroCertificato PRIMO = new NumeroCertificato("C26GE0000001");
    private static final Funzionario ANNA = new Funzionario("anna", "Anna Rossi");
    private static final LocalDate OGGI = LocalDate.of(2026, 11, 23);
    private static final DatiImpresa POMPE = new DatiImpresa(null, Aziende.POMPE, "Pompe Liguri S.r.l.");
    private static final DatiImpresa ARDESIE = new DatiImpresa(null, Aziende.ARDESIE, "Ardesie Prova S.p.A.");
    private static final Hash FATTURA = Hash.of(new byte[] {1});
    private static final Aggiunta DISTRUTTI = new Aggiunta.Denuncia(Optional.empty(), "", "");
    private static final Aggiunta RUBATI =
            new Aggiunta.Denuncia(Optional.of(Causa.FURTO), "Questura di Genova 12/2026 del 20/11/2026", "");

    @TempDir
    Path folder;

    private Filiale filiale;
    private int arrivate = 500;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private NumeroPratica arriva(Modello modello) {
        return arriva(modello, Opzioni.NESSUNA);
    }

    private NumeroPratica arriva(Modello modello, Opzioni opzioni) {
        return arriva(modello, opzioni, List.of(new Allegato(FATTURA, "fattura.pdf", "FAT", "", 10)));
    }

    private NumeroPratica arriva(Modello modello, Opzioni opzioni, List<Allegato> allegati) {
        NumeroPratica numero = new NumeroPratica("M26B23A%04d".formatted(++arrivate));
        filiale.dallaCentrale(
                new PraticaPresentata(
                        numero,
                        "azienda.prova",
                        modello.tipo(),
                        modello,
                        new Allegato(
                                Hash.of(numero.text().getBytes(StandardCharsets.UTF_8)),
                                "modello.xml.p7m",
                                "MOB",
                                "",
                                10),
                        allegati,
                        opzioni,
                        Prove.firma(EsitoFirma.Integrita.INTEGRA),
                        ""),
                new PraticaProtocollata(numero, new NumeroProtocollo("GE/2026/%07d".formatted(arrivate))),
                new PraticaAssegnata(numero, Filiale.SEDE, 1),
                Tariffa.prenota(
                        numero,
                        filiale.politiche.valida(Filiale.SEDE, OGGI),
                        modello.tipo(),
                        opzioni.orElse(
                                filiale.politiche.valida(Filiale.SEDE, OGGI).opzioni())));
        return numero;
    }

    private NumeroPratica denuncia(TipoPratica tipo, DatiImpresa impresa, String... documenti) {
        return arriva(new Modello.Denuncia(impresa, tipo, LocalDate.of(2026, 11, 20), List.of(documenti)));
    }

    private void evadi(NumeroPratica numero, Aggiunta aggiunta) {
        filiale.evasione.evadi(numero, filiale.versione(numero), List.of("TITOLO"), aggiunta, ANNA);
    }

    private Proposta proposta(NumeroPratica numero) {
        return filiale.evasione.proposta(filiale.scheda(numero)).orElseThrow();
    }

    private void refused(NumeroPratica numero, Problem problem, String says, ThrowingCallable act) {
        long head = filiale.journal.head(Filiale.STREAM).seq();
        assertThatThrownBy(act).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.rejection().problem()).isEqualTo(problem);
            assertThat(e.rejection().sentence()).contains(says);
        });
        assertThat(filiale.journal.head(Filiale.STREAM).seq()).isEqualTo(head);
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.ASSEGNATA);
    }

    /// A certificate on formulari A0123401 and A0123402.
    private NumeroPratica emessa() {
        filiale.blocco(2026, 20);
        filiale.magazzino.carica("A0123401", "A0123420", "anna");
        NumeroPratica numero = filiale.arriva(Prove.opzioni(Supporto.FORMULARIO, 1));
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        return numero;
    }

    private void dati(String primo, String ultimo) {
        filiale.magazzino.dai(
                primo,
                ultimo,
                new Presentazione.Impresa("Pompe Liguri S.r.l.", Aziende.POMPE, null),
                new Presentazione.Persona("Ada Prova", "CI CA1234567", null),
                "richiesta del 2/11/2026",
                "anna");
    }

    private List<Delega> deleghe() {
        return filiale.journal
                .read(rows -> filiale.imprese.read(rows, Aziende.GE, Aziende.POMPE))
                .deleghe();
    }

    private Aggiunta conferimento(CodiceFiscale chi, String nome) {
        return new Aggiunta.Conferimento(chi, nome, Ambito.TRASMISSIONE, OGGI, null);
    }

    @Test
    void aTheftAnnulsTheCertificateAndTakesTheBlanksOutOfUse() {
        NumeroPratica certificata = emessa();
        dati("A0123410", "A0123411");
        NumeroPratica numero = denuncia(TipoPratica.DF, POMPE, PRIMO.text(), "A0123410");
        assertThat(proposta(numero)).isInstanceOfSatisfying(Proposta.Denuncia.class, proposta -> {
            assertThat(proposta.perdita()).isTrue();
            assertThat(proposta.seguiti()).hasSize(2);
            assertThat(proposta.impedimenti()).isEmpty();
        });
        evadi(numero, RUBATI);
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.EVASA);
        assertThat(filiale.certificato(PRIMO.text()).stato()).isEqualTo(Numeri.Stato.ANNULLATO);
        assertThat(filiale.scheda(certificata).stato()).isEqualTo(Stato.ANNULLATA);
        assertThat(filiale.formulario("A0123401")).isEqualTo(Formulari.Stato.RUBATO);
        assertThat(filiale.formulario("A0123410")).isEqualTo(Formulari.Stato.RUBATO);
        assertThat(filiale.formulario("A0123411")).isEqualTo(Formulari.Stato.DATO);
        assertThat(filiale.evasione.proposta(filiale.scheda(numero))).isEmpty();
    }

    @Test
    void aSheetThatIsNamedStandsForTheCertificateOnIt() {
        emessa();
        NumeroPratica numero = denuncia(TipoPratica.DD, POMPE, "A0123402", PRIMO.text());
        assertThat(((Proposta.Denuncia) proposta(numero)).seguiti())
                .containsExactly("Il certificato C26GE0000001 è annullato.");
        evadi(numero, DISTRUTTI);
        assertThat(filiale.formulario("A0123402")).isEqualTo(Formulari.Stato.DISTRUTTO);
    }

    @Test
    void aCompanyDestroysTheBlanksItWasGivenAndNoOthers() {
        filiale.magazzino.carica("A0123401", "A0123420", "anna");
        dati("A0123410", "A0123411");
        NumeroPratica altrui = denuncia(TipoPratica.DD, POMPE, "A0123401");
        refused(altrui, Problem.EVASIONE_NON_AMMESSA, "in giacenza", () -> evadi(altrui, DISTRUTTI));
        NumeroPratica sua = denuncia(TipoPratica.DD, POMPE, "A0123411");
        evadi(sua, DISTRUTTI);
        assertThat(filiale.formulario("A0123411")).isEqualTo(Formulari.Stato.DISTRUTTO);
    }

    @Test
    void oneDocumentThatCannotBeAnnulledStopsThemAll() {
        emessa();
        NumeroPratica numero = denuncia(TipoPratica.DF, ARDESIE, PRIMO.text(), "boh", "C26GE0000099");
        assertThat(((Proposta.Denuncia) proposta(numero)).impedimenti())
                .satisfiesExactly(
                        uno -> assertThat(uno).contains("è di un'altra impresa"),
                        due -> assertThat(due).contains("né il seriale"),
                        tre -> assertThat(tre).contains("riconsegna"));
        refused(numero, Problem.EVASIONE_NON_AMMESSA, "altra impresa", () -> evadi(numero, RUBATI));
        NumeroPratica vuota = denuncia(TipoPratica.DF, POMPE);
        refused(vuota, Problem.EVASIONE_NON_AMMESSA, "non ne nomina", () -> evadi(vuota, RUBATI));
    }

    @Test
    void whatTheModelloDoesNotSayThePersonHasToSay() {
        emessa();
        NumeroPratica numero = denuncia(TipoPratica.DF, POMPE, PRIMO.text());
        refused(numero, Problem.EVASIONE_INCOMPLETA, "furto", () -> evadi(numero, DISTRUTTI));
        refused(
                numero,
                Problem.EVASIONE_INCOMPLETA,
                "autorità",
                () -> evadi(numero, new Aggiunta.Denuncia(Optional.of(Causa.FURTO), " ", "")));
        refused(
                numero,
                Problem.EVASIONE_NON_AMMESSA,
                "ne segue altro",
                () -> evadi(numero, conferimento(Aziende.GIANNI, "Gianni Delegato")));
        refused(
                numero,
                Problem.EVASIONE_INCOMPLETA,
                "che cosa ne segue",
                () -> filiale.istruttoria.approva(numero, filiale.versione(numero), "anna"));
    }

    @Test
    void aDelegaIsRecordedWithThePraticaThatGivesItAndRevokedWithAnother() {
        NumeroPratica conferita = arriva(new Modello.Altro(POMPE, TipoPratica.CD));
        assertThat(proposta(conferita)).isInstanceOf(Proposta.Conferimento.class);
        evadi(conferita, conferimento(Aziende.GIANNI, "Gianni Delegato"));
        Delega delega = deleghe().getFirst();
        assertThat(delega.vale(OGGI)).isTrue();
        assertThat(delega.conferita().orElseThrow().titolo()).isEqualTo("pratica " + conferita);

        NumeroPratica revocata = arriva(new Modello.Altro(POMPE, TipoPratica.RD));
        assertThat(((Proposta.Revoca) proposta(revocata)).deleghe())
                .singleElement()
                .satisfies(voce -> assertThat(voce.parole()).contains("Gianni Delegato"));
        evadi(revocata, new Aggiunta.Revoca(delega.id(), OGGI));
        assertThat(deleghe().getFirst().vale(OGGI)).isFalse();
        assertThat(filiale.scheda(revocata).stato()).isEqualTo(Stato.EVASA);
    }

    @Test
    void whereNothingCanFollowItIsSaidBefore() {
        NumeroPratica revoca = arriva(new Modello.Altro(POMPE, TipoPratica.RD));
        assertThat(((Proposta.Nulla) proposta(revoca)).perche()).contains("non ha deleghe");
        NumeroPratica carnet = arriva(new Modello.Altro(POMPE, TipoPratica.CA));
        assertThat(((Proposta.Nulla) proposta(carnet)).perche()).contains("carnet ATA");
        refused(revoca, Problem.DELEGA_SCONOSCIUTA, "GE1", () -> evadi(revoca, new Aggiunta.Revoca("GE1-1-9", OGGI)));
    }

    @Test
    void aVistoIsPutOnAFilePaidWithThePraticaAndHandedOverWithIt() {
        Opzioni opzioni = new Opzioni(
                null,
                null,
                Opzioni.Consegna.SPORTELLO,
                Opzioni.Pagamento.CONSEGNA,
                false,
                false,
                "",
                null,
                List.of(new DiAllegato("1", "fattura.pdf", "", TipoAllegato.FAT, new Conteggi(null, 1, 1))));
        NumeroPratica numero = arriva(new Modello.Visti(POMPE, "Ada Prova", "un visto"), opzioni);
        refused(
                numero,
                Problem.EVASIONE_INCOMPLETA,
                "almeno un documento",
                () -> evadi(numero, new Aggiunta.Visti(List.of())));
        assertThat(((Proposta.Visti) proposta(numero)).documenti())
                .singleElement()
                .satisfies(documento -> assertThat(documento.scelta()).startsWith("FAT/"));
        evadi(numero, new Aggiunta.Visti(List.of(new DaVistare(FATTURA, "FAT/MERCI", "n. 12", 2, "it", "", ""))));
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.EMESSA);
        Visti.Scritto visto = filiale.journal
                .read(rows -> filiale.visti.dellaPratica(rows, numero))
                .getFirst();
        assertThat(visto.visto().fondamento()).contains("file della pratica " + numero);
        assertThat(visto.diritti().totaleCent()).isZero();
        assertThatThrownBy(() -> filiale.registroVisti.consegna(visto.numero(), "anna"))
                .hasMessageContaining("con la pratica " + numero);

        List<String> pezzi = filiale.consegna.pezzi(numero);
        assertThat(pezzi).singleElement().asString().contains(visto.numero().text());
        assertThat(filiale.consegna.daPagareCent(filiale.scheda(numero))).isEqualTo(600);
        assertThatThrownBy(() -> ritira(numero, pezzi))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection().problem()).isEqualTo(Problem.DA_PAGARE));
    }

    /// One visto on the invoice, paid in advance.
    private static Opzioni telemaco(Conteggi fattura) {
        return new Opzioni(
                null,
                null,
                Opzioni.Consegna.SPORTELLO,
                Opzioni.Pagamento.TELEMACO,
                false,
                false,
                "",
                null,
                List.of(new DiAllegato("1", "fattura.pdf", "", TipoAllegato.FAT, fattura)));
    }

    @Test
    void aPrepaidVistoIsChargedWhenItIsPutAndEndsWithTheHandover() {
        NumeroPratica numero =
                arriva(new Modello.Visti(POMPE, "Ada Prova", "un visto"), telemaco(new Conteggi(null, 1, null)));
        evadi(numero, new Aggiunta.Visti(List.of(new DaVistare(FATTURA, "FAT/MERCI", "", 1, "it", "", ""))));
        Optional<Diritti.Conto> conto = filiale.journal.read(rows -> filiale.diritti.find(rows, numero));
        assertThat(conto.orElseThrow().telemacoCent()).isEqualTo(300);
        ritira(numero, filiale.consegna.pezzi(numero));
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.CONSEGNATA);
        assertThat(filiale.journal
                        .read(rows -> filiale.visti.dellaPratica(rows, numero))
                        .getFirst()
                        .consegnatoMs())
                .isPresent();
    }

    @Test
    void aVistoThatIsToBeLegalisedIsNotHandedOverBeforeTheSecondOfficerHasSigned() {
        NumeroPratica numero =
                arriva(new Modello.Visti(POMPE, "Ada Prova", "un visto"), telemaco(new Conteggi(null, 1, 1)));
        evadi(numero, new Aggiunta.Visti(List.of(new DaVistare(FATTURA, "FAT/MERCI", "", 1, "it", "", ""))));
        List<String> pezzi = filiale.consegna.pezzi(numero);
        assertThatThrownBy(() -> ritira(numero, pezzi)).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.rejection().problem()).isEqualTo(Problem.VISTO_NON_ORA);
            assertThat(e.rejection().sentence()).contains("manca la firma del secondo funzionario");
        });
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.EMESSA);

        filiale.registroVisti.legalizza(
                visti(numero).getFirst().numero(),
                new Funzionario("bruno", "Bruno Bianchi"),
                new Pagato(Mezzo.TELEMACO, ""),
                "bruno");
        ritira(numero, pezzi);
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.CONSEGNATA);
    }

    @Test
    void theSameBytesUnderTwoNamesGetOneVisto() {
        NumeroPratica numero = arriva(
                new Modello.Visti(POMPE, "Ada Prova", "un visto"),
                Opzioni.NESSUNA,
                List.of(
                        new Allegato(FATTURA, "fattura.pdf", "FAT", "", 10),
                        new Allegato(FATTURA, "invoice.pdf", "FAT", "", 10)));
        DaVistare uno = new DaVistare(FATTURA, "FAT/MERCI", "n. 12", 1, "it", "", "");
        DaVistare due = new DaVistare(FATTURA, "FAT/MERCI", "n. 13", 1, "it", "", "");
        refused(
                numero,
                Problem.EVASIONE_NON_AMMESSA,
                "su «fattura.pdf» e «invoice.pdf» il visto è chiesto due volte",
                () -> evadi(numero, new Aggiunta.Visti(List.of(uno, due))));
        evadi(numero, new Aggiunta.Visti(List.of(uno)));
        assertThat(visti(numero)).hasSize(1);
    }

    private List<Visti.Scritto> visti(NumeroPratica numero) {
        return filiale.journal.read(rows -> filiale.visti.dellaPratica(rows, numero));
    }

    private void ritira(NumeroPratica numero, List<String> pezzi) {
        filiale.consegna.consegna(
                numero,
                filiale.versione(numero),
                new Consegna.Gesto(new Ritirante("Ada Prova", "legale rappresentante", "CI CA1234567"), pezzi, "", ""),
                "anna");
    }

    @Test
    void theSameStoryIsToldFromTheFactsAgain() {
        emessa();
        NumeroPratica numero = denuncia(TipoPratica.DF, POMPE, PRIMO.text());
        evadi(numero, RUBATI);
        filiale.journal.rebuild();
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.EVASA);
        assertThat(filiale.formulario("A0123402")).isEqualTo(Formulari.Stato.RUBATO);
        assertThat(filiale.formulario("A0123403")).isEqualTo(Formulari.Stato.GIACENZA);
    }
}
