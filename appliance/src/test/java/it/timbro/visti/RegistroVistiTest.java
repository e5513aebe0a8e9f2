package it.timbro.visti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.diritti.Incassi;
import it.timbro.imprese.Aziende;
import it.timbro.imprese.Schedario;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.DelNumero.CertificatoAnnullato;
import it.timbro.pratica.DelVisto.Diritti;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.NumeroVisto;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Visto;
import it.timbro.sync.protocol.Hash;
import it.timbro.visti.Visti.Scritto;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Visti on originals at a counter that reaches nobody: what is stamped, what is refused, who signs.
class RegistroVistiTest {
    private static final Funzionario ANNA = new Funzionario("anna", "Anna Rossi");
    private static final Funzionario BRUNO = new Funzionario("bruno", "Bruno Verdi");

    @TempDir
    Path folder;

    private Filiale filiale;
    private int moduli;
    private int scontrini;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        filiale.collegata = false;
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private Richiesta richiesta(String cosa) {
        return richiesta(cosa, "Ada Prova", "it", "per il Giappone");
    }

    private Richiesta richiesta(String cosa, String firmatario, String lingua, String motivo) {
        moduli++;
        return new Richiesta(
                IdPresentazione.nuova(new Random(moduli)),
                cosa,
                "123 del 20/11/2026",
                3,
                lingua,
                motivo,
                new Presentazione.Persona("Rosa Tigullio", "CI CA7654321", null),
                new Presentazione.Impresa("Pompe Liguri S.r.l.", Aziende.POMPE, null),
                firmatario,
                List.of(new Allegato(Hash.of(new byte[] {(byte) moduli}), "originale.pdf", "SCANSIONE", "", 1)),
                pos());
    }

    /// A slip of its own for each payment; whoever takes it opens her till with it.
    private Pagato pos() {
        return new Pagato(Mezzo.POS, "%06d".formatted(++scontrini), Optional.of(Importo.ZERO));
    }

    private Incassi.Riga ricevuta(Diritti diritti) {
        NumeroRicevuta numero = Objects.requireNonNull(diritti.ricevuta());
        return filiale.journal.read(rows -> filiale.incassi.find(rows, numero)).orElseThrow();
    }

    private List<Incassi.Riga> incassi() {
        return filiale.journal.read(rows -> filiale.incassi.righe(rows, Filiale.SEDE, 0, Long.MAX_VALUE));
    }

    private NumeroVisto rilascia(String cosa) {
        return filiale.registroVisti.rilascia(richiesta(cosa), ANNA, true, "anna");
    }

    private Scritto scritto(NumeroVisto numero) {
        return filiale.journal.read(rows -> filiale.visti.find(rows, numero)).orElseThrow();
    }

    private void visuraConAda() {
        new Schedario(filiale.journal, filiale.imprese, Schedario.Flussi.dellaSede(Filiale.STREAM))
                .rileva(
                        Aziende.GE,
                        Aziende.POMPE,
                        Aziende.visura(LocalDate.of(2026, 11, 12), "Pompe Liguri S.r.l.", Aziende.ada()),
                        "anna");
    }

    private static <T> List<T> lista(Journal journal, Function<Reading, List<T>> query) {
        return journal.read(query::apply);
    }

    private static void refused(Problem problem, String says, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.rejection().problem()).isEqualTo(problem);
            assertThat(e.rejection().sentence()).contains(says);
        });
    }

    @Test
    void aVistoNeedsNeitherTheCentreNorARegisterOfEmergencyAndHasNumbersOfItsOwn() {
        assertThat(rilascia("FAT/MERCI")).isEqualTo(new NumeroVisto("GE1-V-2026-0000001"));
        assertThat(rilascia("VDE/ENTE")).isEqualTo(new NumeroVisto("GE1-V-2026-0000002"));
    }

    @Test
    void everythingThatWasShownStandsInTheRegister() {
        Scritto scritto = scritto(rilascia("FAT/MERCI"));
        assertThat(scritto.visto().pagine()).isEqualTo(3);
        assertThat(scritto.visto().documento()).isEqualTo("Fattura di vendita di merci: 123 del 20/11/2026");
        assertThat(scritto.visto().persona().documento()).isEqualTo("CI CA7654321");
        assertThat(scritto.visto().fondamento()).contains("originale", "01/06/2019");
        assertThat(scritto.visto().copia()).hasSize(1);
        assertThat(scritto.diritti().totaleCent()).isEqualTo(300);
        assertThat(scritto.diritti().tariffa()).isEqualTo("2012-07-17");
        assertThat(scritto.consegnatoMs()).isPresent();
    }

    @Test
    void theStampSpeaksTheLanguageOfTheDocument() {
        assertThat(scritto(rilascia("FAT/MERCI")).visto().testo())
                .isEqualTo("Visto n. GE1-V-2026-0000001 su fattura di Pompe Liguri S.r.l., per deposito."
                        + " Genova, 23/11/2026. Camera di Commercio di Genova. Il funzionario Anna Rossi.");
        NumeroVisto english = filiale.registroVisti.rilascia(richiesta("FAT/MERCI", "", "en", ""), ANNA, true, "anna");
        assertThat(scritto(english).visto().testo()).startsWith("Visa no. GE1-V-2026-0000002 on an invoice of");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SERVIZI         | merci, non di servizi | poteri di firma
            ORIGINE         | certificato di origine | Proponi
            PERSONE         | non riguarda l'attività di un'impresa | Comune
            VISURA          | una visura non si legalizza mai | certificato camerale
            """)
    void whatTheChamberRefusesIsRefusedWithWhyAndWhatToTell(String cosa, String why, String remedy) {
        refused(Problem.VISTO_NON_AMMESSO, why, () -> rilascia(cosa));
        refused(Problem.VISTO_NON_AMMESSO, remedy, () -> rilascia(cosa));
    }

    @Test
    void chambersDifferInWhatTheyTake() {
        LocalDate giorno = LocalDate.of(2026, 11, 23);
        refused(
                Problem.VISTO_INCOMPLETO,
                "che cosa si vista",
                () -> Regole.valide(Aziende.GE, giorno).scelta("VDE/LISTINO"));
        assertThat(Regole.valide(new it.timbro.base.Sede("BG"), giorno)
                        .scelta("VDE/LISTINO")
                        .ammesso()
                        .voce())
                .isEqualTo("Listino prezzi");
    }

    @Test
    void everyStampOfEveryChamberCanBeFilledIn() {
        visuraConAda();
        issued();
        for (Regole.Genere genere : filiale.registroVisti.regole().generi()) {
            for (String lingua : filiale.registroVisti.regole().lingue()) {
                String cosa = genere.tipo() + "/" + genere.ammessi().getFirst().codice();
                String estremi = genere.tipo() == Visto.Tipo.CER ? "C26GE0000001" : "123";
                NumeroVisto numero = filiale.registroVisti.rilascia(
                        con(richiesta(cosa, "Ada Prova", lingua, "Cile"), estremi), ANNA, true, "anna");
                assertThat(scritto(numero).visto().testo()).doesNotContain("{", "}");
            }
        }
    }

    @Test
    void bracesThatAClerkTypesStandOnTheStampAsTheyWereTyped() {
        NumeroVisto numero = filiale.registroVisti.rilascia(
                richiesta("GEN/ALTRO", "", "it", "gara {numero} {x}"), ANNA, true, "anna");
        assertThat(scritto(numero).visto().testo()).contains("per: gara {numero} {x}.");
    }

    @Test
    void aCopyIsAskedForByTheSerialOfTheSheetThatTheCompanyHasInHand() {
        filiale.magazzino.carica("A0123401", "A0123405", "anna");
        issued(Supporto.FORMULARIO);
        NumeroVisto numero =
                filiale.registroVisti.rilascia(con(richiesta("CER/CERTIFICATO"), "a0123401"), ANNA, true, "anna");
        assertThat(scritto(numero).visto().documento()).endsWith(": C26GE0000001");
        assertThat(scritto(numero).visto().testo()).contains("certificato di origine n. C26GE0000001");
        refused(
                Problem.COPIE_NON_AMMESSE,
                "sul formulario A0123402 non è stampato",
                () -> filiale.registroVisti.rilascia(
                        con(richiesta("CER/CERTIFICATO"), "A0123402"), ANNA, true, "anna"));
    }

    private NumeroPratica issued() {
        return issued(Supporto.FOGLIO_BIANCO);
    }

    /// A certificate issued at this branch.
    private NumeroPratica issued(Supporto supporto) {
        filiale.blocco(2026, 5);
        NumeroPratica numero = filiale.arriva(Prove.opzioni(supporto, 0));
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        return numero;
    }

    private static Richiesta con(Richiesta una, String documento) {
        return new Richiesta(
                una.id(),
                una.cosa(),
                documento,
                una.pagine(),
                una.lingua(),
                una.motivo(),
                una.persona(),
                una.impresa(),
                una.firmatario(),
                una.copia(),
                una.pagato());
    }

    @Test
    void aCopyOfACertificateIsGivenLaterAtThePriceOfACopyAndOnlyOfAValidOne() {
        NumeroPratica pratica = issued();
        NumeroVisto numero =
                filiale.registroVisti.rilascia(con(richiesta("CER/CERTIFICATO"), "c26ge0000001"), ANNA, true, "anna");
        assertThat(scritto(numero).visto().testo()).contains("conforme al certificato di origine n. C26GE0000001");
        assertThat(scritto(numero).diritti().totaleCent()).isEqualTo(500);
        refused(
                Problem.COPIE_NON_AMMESSE,
                "C26GE0000002 non è stato emesso in questa sede",
                () -> filiale.registroVisti.rilascia(
                        con(richiesta("CER/CERTIFICATO"), "C26GE0000002"), ANNA, true, "anna"));
        filiale.journal.write(
                Filiale.STREAM,
                "anna",
                tx -> tx.append(
                        new CertificatoAnnullato(new NumeroCertificato("C26GE0000001"), pratica, "errore", false)));
        refused(
                Problem.COPIE_NON_AMMESSE,
                "è annullato",
                () -> filiale.registroVisti.rilascia(
                        con(richiesta("CER/CERTIFICATO"), "C26GE0000001"), ANNA, true, "anna"));
    }

    @Test
    void powersAreAttestedOnlyOnDataAndTheStampSaysOfWhichDay() {
        refused(Problem.VISTO_NON_AMMESSO, "nessuna visura", () -> rilascia("VPT/CONTRATTO"));
        visuraConAda();
        assertThat(scritto(rilascia("VPT/CONTRATTO")).visto().testo())
                .contains("Ada Prova ha poteri di firma per Pompe Liguri S.r.l.", "visura del 12/11/2026");
        refused(
                Problem.VISTO_NON_AMMESSO,
                "Elsa Altra non risulta fra chi può firmare",
                () -> filiale.registroVisti.rilascia(
                        richiesta("VPT/CONTRATTO", "Elsa Altra", "it", ""), ANNA, true, "anna"));
    }

    @Test
    void nobodyLegalisesHisOwnSignature() {
        NumeroVisto numero = filiale.registroVisti.rilascia(richiesta("FAT/MERCI"), ANNA, false, "anna");
        refused(
                Problem.LEGALIZZAZIONE_PROPRIA,
                "Anna Rossi",
                () -> filiale.registroVisti.legalizza(numero, ANNA, pos(), "anna"));
        refused(
                Problem.LEGALIZZAZIONE_PROPRIA,
                "Anna Rossi",
                () -> filiale.registroVisti.legalizza(numero, new Funzionario("anna2", "Anna Rossi"), pos(), "anna2"));
        filiale.registroVisti.legalizza(numero, BRUNO, pos(), "bruno");
        assertThat(scritto(numero).legalizzazione().orElseThrow().testo())
                .contains("firma di Anna Rossi", "funzionario delegato Bruno Verdi");
        refused(
                Problem.VISTO_NON_ORA,
                "è già legalizzato",
                () -> filiale.registroVisti.legalizza(numero, BRUNO, pos(), "bruno"));
        filiale.registroVisti.consegna(numero, "anna");
        assertThat(scritto(numero).consegnatoMs()).isPresent();
    }

    @Test
    void theSameFormTwiceIsOneVistoAndAnotherDocumentUnderItIsRefused() {
        Richiesta una = richiesta("FAT/MERCI");
        NumeroVisto numero = filiale.registroVisti.rilascia(una, ANNA, true, "anna");
        assertThat(filiale.registroVisti.rilascia(una, ANNA, true, "anna")).isEqualTo(numero);
        Richiesta altra = new Richiesta(
                una.id(),
                una.cosa(),
                una.documento(),
                9,
                una.lingua(),
                una.motivo(),
                una.persona(),
                una.impresa(),
                una.firmatario(),
                una.copia(),
                una.pagato());
        refused(Problem.VISTO_DIVERSO, numero.text(), () -> filiale.registroVisti.rilascia(altra, ANNA, true, "anna"));
    }

    @Test
    void withoutACopyOrAReasonOrALanguageOfOursThereIsNoVisto() {
        Richiesta una = richiesta("GEN/ALTRO");
        refused(
                Problem.VISTO_INCOMPLETO,
                "la scansione",
                () -> filiale.registroVisti.rilascia(
                        new Richiesta(
                                una.id(),
                                una.cosa(),
                                "",
                                1,
                                "it",
                                "x",
                                una.persona(),
                                una.impresa(),
                                "",
                                List.of(),
                                pos()),
                        ANNA,
                        true,
                        "anna"));
        refused(
                Problem.VISTO_INCOMPLETO,
                "per che cosa serve",
                () -> filiale.registroVisti.rilascia(richiesta("GEN/ALTRO", "", "it", ""), ANNA, true, "anna"));
        refused(
                Problem.VISTO_NON_AMMESSO,
                "non c'è un timbro",
                () -> filiale.registroVisti.rilascia(richiesta("FAT/MERCI", "", "altra", ""), ANNA, true, "anna"));
    }

    @Test
    void everyFeeGoesOverTheTillOfWhoTakesIt() {
        NumeroVisto numero = filiale.registroVisti.rilascia(richiesta("FAT/MERCI"), ANNA, false, "anna");
        Incassi.Riga visto = ricevuta(scritto(numero).diritti());
        assertThat(visto.importo()).isEqualTo(Importo.leggi("3"));
        assertThat(visto.chi()).isEqualTo("Pompe Liguri S.r.l.");
        assertThat(visto.causale()).endsWith(numero.text());
        assertThat(visto.operatore()).isEqualTo("anna");
        filiale.registroVisti.legalizza(numero, BRUNO, pos(), "bruno");
        Incassi.Riga legalizzazione =
                ricevuta(scritto(numero).legalizzazione().orElseThrow().diritti());
        assertThat(legalizzazione.causale()).isEqualTo("Legalizzazione di " + numero);
        assertThat(legalizzazione.turno()).isNotEqualTo(visto.turno());
        assertThat(incassi()).hasSize(2);
    }

    @Test
    void aPaymentThatIsRefusedLeavesNoVistoAndARefusedVistoNoPayment() {
        Richiesta una = richiesta("FAT/MERCI");
        refused(
                Problem.CASSA_NON_APERTA,
                "apri la tua",
                () -> filiale.registroVisti.rilascia(con(una, new Pagato(Mezzo.POS, "1")), ANNA, true, "anna"));
        refused(
                Problem.MEZZO_NON_AMMESSO,
                "Contanti",
                () -> filiale.registroVisti.rilascia(
                        con(una, new Pagato(Mezzo.CONTANTI, "", Optional.of(Importo.ZERO))), ANNA, true, "anna"));
        NumeroVisto numero = filiale.registroVisti.rilascia(una, ANNA, true, "anna");
        assertThat(numero.progressivo()).isEqualTo(1);
        refused(
                Problem.PAGAMENTO_GIA_REGISTRATO,
                una.pagato().riferimento(),
                () -> filiale.registroVisti.rilascia(con(richiesta("FAT/MERCI"), una.pagato()), ANNA, true, "anna"));
        refused(
                Problem.LEGALIZZAZIONE_PROPRIA,
                "Anna Rossi",
                () -> filiale.registroVisti.legalizza(numero, ANNA, pos(), "anna"));
        assertThat(incassi()).hasSize(1);
    }

    @Test
    void whatCostsNothingGoesOverNoTill() {
        filiale.politica("prezzi.visto", "0");
        Scritto scritto = scritto(filiale.registroVisti.rilascia(
                con(richiesta("FAT/MERCI"), new Pagato(Mezzo.POS, "")), ANNA, true, "anna"));
        assertThat(scritto.diritti().ricevuta()).isNull();
        assertThat(incassi()).isEmpty();
    }

    private static Richiesta con(Richiesta una, Pagato pagato) {
        return new Richiesta(
                una.id(),
                una.cosa(),
                una.documento(),
                una.pagine(),
                una.lingua(),
                una.motivo(),
                una.persona(),
                una.impresa(),
                una.firmatario(),
                una.copia(),
                pagato);
    }

    @Test
    void aStampOnThePhoneIsFoundByItsNumberItsCompanyOrTheFingerprintOfItsCopy() {
        NumeroVisto numero = rilascia("FAT/MERCI");
        String impronta = scritto(numero).visto().copia().getFirst().sha256().hex();
        for (String word : List.of("0000001", "pompe", "01234560991", impronta.substring(0, 12))) {
            assertThat(lista(filiale.journal, rows -> filiale.visti.cerca(rows, Filiale.SEDE, List.of(word), 5)))
                    .as(word)
                    .extracting(Scritto::numero)
                    .containsExactly(numero);
        }
    }

    @Test
    void anAnnulledVistoStaysReadableAndMovesNoMore() {
        NumeroVisto numero = filiale.registroVisti.rilascia(richiesta("FAT/MERCI"), ANNA, false, "anna");
        filiale.registroVisti.annulla(
                numero,
                new Autorizzazione("Teresa Moneglia", "det. 3/2026", Autorizzazione.Pervenuta.IN_SEDE),
                "documento sbagliato",
                "teresa");
        assertThat(scritto(numero).annullo().orElseThrow().motivo()).isEqualTo("documento sbagliato");
        refused(Problem.VISTO_NON_ORA, "è annullato", () -> filiale.registroVisti.consegna(numero, "anna"));
        assertThat(rilascia("FAT/MERCI").progressivo()).isEqualTo(2);
    }

    @Test
    void theRegisterIsTheSameAfterARebuild() {
        NumeroVisto numero = filiale.registroVisti.rilascia(richiesta("FAT/MERCI"), ANNA, false, "anna");
        filiale.registroVisti.legalizza(numero, BRUNO, pos(), "bruno");
        Scritto before = scritto(numero);
        filiale.journal.rebuild();
        assertThat(scritto(numero)).isEqualTo(before);
    }
}
