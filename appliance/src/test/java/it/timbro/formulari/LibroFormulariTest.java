package it.timbro.formulari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.atti.Denunce;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.centro.CentroDiProva;
import it.timbro.formulari.Formulari.Foglio;
import it.timbro.formulari.Formulari.Stato;
import it.timbro.imprese.Aziende;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.DelFormulario.FormularioGuastato;
import it.timbro.pratica.DelFormulario.FormularioImpegnato;
import it.timbro.pratica.DelFormulario.FormularioUsato;
import it.timbro.pratica.DelFormulario.Perdita;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.world.Casa;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger of blanks at two branches and their centre: every serial in one state (INV-2), and a
/// stolen one refused everywhere.
class LibroFormulariTest {
    private static final Sede GE1 = new Sede("GE1");
    private static final Sede GE2 = new Sede("GE2");
    private static final int BATCH = 500;
    private static final Presentazione.Persona ADA = new Presentazione.Persona("Ada Prova", "CI CA7654321", null);
    private static final Presentazione.Impresa POMPE =
            new Presentazione.Impresa("Pompe Liguri S.r.l.", Aziende.POMPE, null);

    @TempDir
    Path folder;

    private final Orologio orologio = new Orologio();
    private Casa centro;
    private Casa genova;
    private Casa chiavari;

    @BeforeEach
    void apri() {
        centro = new Casa(folder.resolve("GE"), orologio, 1);
        genova = new Casa(folder.resolve("GE1"), orologio, 2);
        chiavari = new Casa(folder.resolve("GE2"), orologio, 3);
    }

    @AfterEach
    void chiudi() {
        centro.close();
        genova.close();
        chiavari.close();
    }

    private static StreamId stream(Sede sede) {
        return new StreamId(sede.code(), "1");
    }

    private Casa casa(Sede sede) {
        return sede.equals(GE1) ? genova : chiavari;
    }

    private Magazzino magazzino(Sede sede) {
        return new Magazzino(casa(sede).journal, stream(sede), casa(sede).formulari);
    }

    private void sale(Sede sede) {
        StreamId stream = stream(sede);
        List<Entry> batch = casa(sede)
                .journal
                .entriesAfter(stream, centro.journal.head(stream).seq(), BATCH, 1 << 20);
        if (!batch.isEmpty()) {
            assertThat(centro.journal.receive(stream, batch, UnaryOperator.identity()))
                    .isInstanceOf(Outcome.Stored.class);
        }
        new Denunce(centro.journal, centro.formulari, CentroDiProva.camere()).gira(sede);
    }

    private void scende(Sede sede) {
        List<FeedEntry> news = centro.journal.feedAfter(
                sede.code(), casa(sede).journal.feedHead(sede.code()).seq(), BATCH, 8 << 20);
        if (!news.isEmpty()) {
            casa(sede).journal.storeFeed(news);
        }
    }

    private static Stato stato(Casa casa, String seriale) {
        return foglio(casa, seriale).stato();
    }

    private static Foglio foglio(Casa casa, String seriale) {
        return casa.journal
                .read(rows -> casa.formulari.find(rows, new SerialeFormulario(seriale)))
                .orElseThrow();
    }

    private void ruba(Sede sede, String primo, String ultimo) {
        denuncia(sede, Perdita.FURTO, primo, ultimo);
    }

    private void denuncia(Sede sede, Perdita perdita, String primo, String ultimo) {
        magazzino(sede)
                .denuncia(
                        primo,
                        ultimo,
                        perdita,
                        "Carabinieri di Chiavari, 812/2026",
                        ADA,
                        POMPE,
                        List.of(new Allegato(Hash.of(new byte[] {7}), "denuncia.pdf", "SCANSIONE", "", 1)),
                        "anna");
    }

    /// Used for a certificate, with the facts that printing writes.
    private void usa(Sede sede, String seriale) {
        casa(sede).journal.write(stream(sede), "anna", tx -> {
            tx.append(new FormularioImpegnato(
                    new SerialeFormulario(seriale),
                    new NumeroPratica("M26B22A0001"),
                    NumeroLavoro.at(tx.stream(), 1),
                    1));
            return tx.append(
                    new FormularioUsato(new SerialeFormulario(seriale), new NumeroCertificato("C26GE0000001")));
        });
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
    void aBlankGoesOutComesBackAndIsDestroyedInOneStateAtATime() {
        Magazzino magazzino = magazzino(GE2);
        magazzino.carica("A0000001", "A0000010", "anna");
        magazzino.dai("A0000001", "A0000005", POMPE, ADA, "modulo 3E del 20/11/2026", "anna");
        assertThat(magazzino.quanti()).isEqualTo(Map.of(Stato.GIACENZA, 5, Stato.DATO, 5));
        assertThat(magazzino.prossimo()).contains(new SerialeFormulario("A0000006"));
        magazzino.restituisci("A0000004", "A0000005", "corriere", "Pompe Liguri", "carla");
        magazzino.distruggi("A0000004", "A0000005", "verbale 3/2026", "teresa");
        assertThat(magazzino.quanti()).isEqualTo(Map.of(Stato.GIACENZA, 5, Stato.DATO, 3, Stato.DISTRUTTO, 2));
        assertThat(lista(
                        chiavari.journal,
                        rows -> chiavari.formulari.delSeriale(rows, new SerialeFormulario("A0000004"))))
                .extracting(movimento -> movimento.fatto().getClass().getSimpleName())
                .containsExactly("FormulariCaricati", "FormulariDati", "FormulariRestituiti", "FormulariDistrutti");
    }

    @Test
    void aRunMovesAsAWholeOrNotAtAll() {
        Magazzino magazzino = magazzino(GE2);
        magazzino.carica("A0000001", "A0000010", "anna");
        magazzino.dai("A0000003", "", POMPE, ADA, "modulo", "anna");
        refused(
                Problem.SERIALE_GIA_USATO,
                "A0000003 risulta dato a un'impresa",
                () -> magazzino.dai("A0000001", "A0000005", POMPE, ADA, "modulo", "anna"));
        refused(
                Problem.SERIALE_SCONOSCIUTO,
                "A0000011",
                () -> magazzino.dai("A0000008", "A0000012", POMPE, ADA, "modulo", "anna"));
        assertThat(magazzino.quanti()).isEqualTo(Map.of(Stato.GIACENZA, 9, Stato.DATO, 1));
    }

    @Test
    void theModuleByPecAndTheEnvelopeAreReconciledInEitherOrder() {
        Magazzino magazzino = magazzino(GE2);
        magazzino.carica("A0000001", "A0000010", "anna");
        magazzino.dai("A0000001", "A0000004", POMPE, ADA, "modulo", "anna");
        magazzino.annuncia("A0000001", "A0000002", "PEC GE/2026/0004410", "anna");
        magazzino.restituisci("A0000002", "A0000003", "corriere", "", "carla");
        assertThat(lista(chiavari.journal, rows -> chiavari.formulari.daRiconciliare(rows, 10)))
                .extracting(foglio -> foglio.seriale().text())
                .containsExactly("A0000001", "A0000003");
        magazzino.annuncia("A0000003", "", "PEC GE/2026/0004417", "anna");
        magazzino.restituisci("A0000001", "", "corriere", "", "carla");
        assertThat(lista(chiavari.journal, rows -> chiavari.formulari.daRiconciliare(rows, 10)))
                .isEmpty();
    }

    @Test
    void aSerialStolenAtChiavariIsRefusedAtGenovaAsSoonAsItHasHeard() {
        magazzino(GE2).carica("A0000001", "A0000010", "anna");
        magazzino(GE2).dai("A0000001", "A0000005", POMPE, ADA, "modulo", "anna");
        ruba(GE2, "A0000002", "A0000003");
        assertThat(stato(chiavari, "A0000002")).isEqualTo(Stato.RUBATO);
        sale(GE2);
        scende(GE1);
        assertThat(stato(genova, "A0000003")).isEqualTo(Stato.RUBATO);
        refused(
                Problem.FORMULARIO_DENUNCIATO,
                "A0000002 è stato denunciato: risulta rubato",
                () -> magazzino(GE1).carica("A0000001", "A0000010", "ugo"));
        refused(
                Problem.FORMULARIO_DENUNCIATO,
                "A0000002",
                () -> genova.journal.read(rows ->
                        Magazzino.confermato(genova.formulari, rows, new SerialeFormulario("B0000001"), "A0000002")));
    }

    @Test
    void whatIsToldToTheBranchesNamesNobodyAndIsToldOnce() {
        ruba(GE2, "A0000002", "A0000003");
        sale(GE2);
        sale(GE2);
        scende(GE1);
        scende(GE1);
        assertThat(lista(genova.journal, rows -> genova.formulari.movimenti(rows, 10)))
                .singleElement()
                .satisfies(told -> assertThat(told.fatto().toString()).doesNotContain("Ada", "Pompe", "812"));
    }

    @Test
    void aReportIsLookedAtUntilEveryChamberWasToldAndThenNoMore() {
        int camere = CentroDiProva.camere().tutte().size();
        ruba(GE2, "A0000002", "A0000003");
        sale(GE2);
        assertThat(daSegnalare(camere)).isFalse();
        assertThat(daSegnalare(camere + 1))
                .as("a chamber that joins is told too")
                .isTrue();
        centro.journal.rebuild();
        assertThat(daSegnalare(camere)).isFalse();
        ruba(GE2, "A0000007", "");
        assertThat(daSegnalare(camere)).as("not here yet").isFalse();
        sale(GE2);
        scende(GE1);
        assertThat(stato(genova, "A0000007")).isEqualTo(Stato.RUBATO);
    }

    private boolean daSegnalare(int camere) {
        return centro.journal.read(rows -> centro.formulari.daSegnalare(rows, camere));
    }

    @Test
    void whateverIsHeardFirstTheLedgerComesOutTheSame() {
        // Chiavari reports what Genova had loaded and printed on without knowing
        magazzino(GE1).carica("A0000001", "A0000003", "ugo");
        usa(GE1, "A0000001");
        ruba(GE2, "A0000001", "A0000002");
        sale(GE2);
        sale(GE1);
        scende(GE1);
        for (Casa casa : List.of(genova, centro)) {
            assertThat(foglio(casa, "A0000001"))
                    .extracting(Foglio::stato, Foglio::allarme)
                    .containsExactly(Stato.USATO, "rubato");
            assertThat(stato(casa, "A0000002")).isEqualTo(Stato.RUBATO);
            assertThat(stato(casa, "A0000003")).isEqualTo(Stato.GIACENZA);
        }
        centro.journal.rebuild();
        assertThat(stato(centro, "A0000001")).isEqualTo(Stato.USATO);
    }

    /// All that Genova may do with nine blanks before it hears of any report.
    private void maneggia(String decina) {
        Magazzino magazzino = magazzino(GE1);
        magazzino.carica(decina + 1, decina + 9, "ugo");
        magazzino.dai(decina + 1, decina + 3, POMPE, ADA, "modulo 3E", "ugo");
        magazzino.annuncia(decina + 2, decina + 3, "PEC GE/2026/0004410", "ugo");
        magazzino.restituisci(decina + 3, "", "corriere", "Pompe Liguri", "ugo");
        magazzino.distruggi(decina + 4, "", "verbale 3/2026", "ugo");
        genova.journal.write(
                stream(GE1),
                "ugo",
                tx -> tx.append(new FormularioGuastato(new SerialeFormulario(decina + 5), "macchiato")));
        usa(GE1, decina + 6);
    }

    private static List<List<String>> come(Casa casa, String decina) {
        return IntStream.rangeClosed(1, 9)
                .mapToObj(n -> foglio(casa, decina + n))
                .map(foglio -> List.of(foglio.stato().name(), foglio.impresa(), foglio.modulo(), foglio.allarme()))
                .toList();
    }

    @Test
    void whatWasDoneWithABlankComesOutTheSameWhetherItsReportIsHeardBeforeOrAfter() {
        maneggia("A000001");
        sale(GE1);
        ruba(GE2, "A0000011", "A0000019");
        sale(GE2);
        maneggia("A000002");
        ruba(GE2, "A0000021", "A0000029");
        sale(GE2);
        sale(GE1);
        assertThat(come(centro, "A000002")).isEqualTo(come(centro, "A000001"));
        assertThat(come(centro, "A000001"))
                .extracting(List::getFirst)
                .containsExactly(
                        "RUBATO", "RUBATO", "RESTITUITO", "DISTRUTTO", "GUASTO", "USATO", "RUBATO", "RUBATO", "RUBATO");
        scende(GE1);
        assertThat(come(genova, "A000001")).isEqualTo(come(centro, "A000001"));
        assertThat(come(genova, "A000002")).isEqualTo(come(centro, "A000001"));
        centro.journal.rebuild();
        assertThat(come(centro, "A000002")).isEqualTo(come(genova, "A000002"));
    }

    @Test
    void ofTwoReportsTheTheftCountsWhicheverIsHeardFirst() {
        denuncia(GE1, Perdita.SMARRIMENTO, "A0000001", "");
        sale(GE1);
        denuncia(GE2, Perdita.FURTO, "A0000001", "A0000002");
        sale(GE2);
        denuncia(GE1, Perdita.SMARRIMENTO, "A0000002", "");
        sale(GE1);
        assertThat(stato(centro, "A0000001")).isEqualTo(Stato.RUBATO);
        assertThat(foglio(centro, "A0000002"))
                .extracting(Foglio::stato, Foglio::allarme)
                .containsExactly(Stato.RUBATO, "rubato");
    }

    @Test
    void aBranchThatHasHeardNeitherGivesNorDestroysWhatWasReported() {
        magazzino(GE1).carica("A0000001", "A0000003", "ugo");
        ruba(GE2, "A0000002", "");
        sale(GE2);
        scende(GE1);
        refused(
                Problem.FORMULARIO_DENUNCIATO,
                "A0000002 è stato denunciato: risulta rubato",
                () -> magazzino(GE1).dai("A0000001", "A0000003", POMPE, ADA, "modulo", "ugo"));
        refused(
                Problem.FORMULARIO_DENUNCIATO,
                "A0000002",
                () -> magazzino(GE1).distruggi("A0000001", "A0000003", "verbale", "ugo"));
        assertThat(magazzino(GE1).quanti()).isEqualTo(Map.of(Stato.GIACENZA, 2, Stato.RUBATO, 1));
    }

    @Test
    void aPrintedSheetIsNoBlankToReportAndAReportNeedsItsPaper() {
        magazzino(GE2).carica("A0000001", "A0000003", "anna");
        usa(GE2, "A0000001");
        refused(Problem.SERIALE_GIA_USATO, "A0000001 risulta usato", () -> ruba(GE2, "A0000001", "A0000002"));
        refused(
                Problem.MOVIMENTO_INCOMPLETO,
                "la scansione della denuncia",
                () -> magazzino(GE2).denuncia("A0000002", "", Perdita.FURTO, "CC 1/26", ADA, POMPE, List.of(), "anna"));
    }
}
