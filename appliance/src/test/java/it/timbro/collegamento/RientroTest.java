package it.timbro.collegamento;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.base.Problem;
import it.timbro.centro.numeri.Aperto;
import it.timbro.centro.numeri.Conto;
import it.timbro.centro.numeri.Dispersione;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.certificato.Numeri;
import it.timbro.collegamento.store.QuarantenaStore;
import it.timbro.collegamento.store.ScambioStore;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Magazzino;
import it.timbro.journal.Journal;
import it.timbro.journal.Journal.Soundness;
import it.timbro.pratica.Carte;
import it.timbro.pratica.DelFormulario.FormularioImpegnato;
import it.timbro.pratica.DelRegistro.PresentazioneRicevuta;
import it.timbro.pratica.DellaPratica.RettificaRichiesta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.DellaSede.OrologioSaltato;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Versions;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.session.Step;
import it.timbro.sync.transport.Answer;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A branch that comes back from an old copy, or twice: a whole branch and a centre with real SQLite.
@ParameterizedClass
@EnumSource(BaseDati.class)
class RientroTest {
    private final BaseDati base;

    RientroTest(BaseDati base) {
        this.base = base;
    }

    private static final StreamId SECONDA = new StreamId("GE1", "2");
    private static final byte[] P7M = Mondo.bytes(20_000, 1);
    private static final byte[] PDF = Mondo.bytes(30_000, 2);

    @TempDir
    Path folder;

    private Mondo mondo;
    private NumeroPratica prima;
    private NumeroPratica seconda;

    @BeforeEach
    void open() {
        mondo = new Mondo(base, folder, 20261123);
        prima = mondo.centrale.arriva(1, P7M);
        seconda = mondo.centrale.arriva(2, P7M);
        mondo.centrale.assegnaNumeri(5);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.genova.approva(prima);
        assertThat(mondo.genova.sincronizza()).isTrue();
    }

    @Test
    void aBranchThatCannotAnswerNowWhatACrashLeftUndoneOpensItsLineAllTheSame() throws InterruptedException {
        Casa casa = mondo.genova.casa;
        Semaphore linked = new Semaphore(0);
        try (Collegamento line = new Collegamento(
                new Filiale(
                        Centrale.GENOVA,
                        Genova.STREAM,
                        casa.journal,
                        casa.archivio,
                        new ScambioStore(),
                        casa.impronte,
                        new QuarantenaStore(),
                        mondo.orologio),
                () -> SigningKey.open(folder.resolve("chiavi"), "codice"),
                casa.parts,
                mondo.linea,
                mondo.linea,
                () -> {
                    throw Problem.DISCO_PIENO.rejected();
                },
                new Random(7))) {
            line.onChange(linked::release);
            line.start();
            assertThat(linked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    @Test
    void anOldCopyIsFoundOutAtContactAndMayNotGoOn() {
        Path copia = mondo.copiaGenova();
        impegna(1, prima);
        mondo.genova.sincronizza();
        mondo.ripristinaGenova(copia);
        assertThat(quarantena()).isEmpty();
        assertThat(mondo.genova.sincronizza()).isFalse();
        assertThat(quarantena()).hasValueSatisfying(found -> {
            assertThat(found.causa()).isEqualTo(Quarantene.Causa.CENTRALE);
            assertThat(found.dettaglio()).contains("copia");
        });
        assertThat(mondo.genova.casa.journal.read(mondo.genova.casa.custodie::quarantena))
                .isPresent();
    }

    @Test
    void aBoxThatHearsInTheMiddleOfAConversationThatAnotherHasTheNextLifeNumbersNothingMore() {
        mondo.centrale.sedi.rientra(
                Centrale.GENOVA,
                new it.timbro.sync.protocol.Rientro(
                        "0".repeat(64), "GE1/1", mondo.genova.casa.journal.head(Genova.STREAM), "rosa", "disco"));
        assertThat(mondo.genova.collegamento.session().pullOnce()).isInstanceOf(Step.Moved.class);
        assertThat(quarantena())
                .hasValueSatisfying(found -> assertThat(found.dettaglio()).contains("un altro apparecchio"));
        assertThat(mondo.genova.casa.journal.read(mondo.genova.casa.custodie::quarantena))
                .isPresent();
    }

    @Test
    void theQuestionOfABoxThatHasItsNextLifeAndWasHeardIsAnsweredToNoCopyOfIt() {
        var domanda = new it.timbro.sync.protocol.Rientro(
                "0".repeat(64), "GE1/1", mondo.genova.casa.journal.head(Genova.STREAM), "rosa", "disco");
        Answer<?> prima = mondo.centrale.sedi.rientra(Centrale.GENOVA, domanda);
        assertThat(prima).isInstanceOf(Answer.Ok.class);
        assertThat(mondo.centrale.sedi.rientra(Centrale.GENOVA, domanda))
                .as("its answer was lost")
                .isEqualTo(prima);
        mondo.centrale.sedi.hello(
                Centrale.GENOVA,
                new Hello(
                        Versions.SPOKEN, "GE1", 0, Map.of("GE1/2", Head.EMPTY), Head.EMPTY, List.of(), "1".repeat(64)));
        assertThat(mondo.centrale.sedi.rientra(Centrale.GENOVA, domanda))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.QUARANTINE));
    }

    @Test
    void anOldCopyIsFoundOutEvenIfNobodyWroteAnythingAfterIt() {
        Path copia = mondo.copiaGenova();
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.ripristinaGenova(copia);
        assertThat(mondo.genova.sincronizza()).isFalse();
        assertThat(quarantena()).isPresent();
    }

    @Test
    void whatTheCentreHasAReceiptForComesBackWithTheNewIncarnation() {
        Path copia = mondo.copiaGenova();
        impegna(1, prima);
        mondo.genova.prepara(prima, PDF);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.ripristinaGenova(copia);
        rientra();
        assertThat(mondo.genova.scheda(prima).stato()).isEqualTo(Stato.IN_STAMPA);
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.casa.archivio.read(Hash.of(PDF))).isEqualTo(PDF);
        assertThat(mondo.genova.parola(prima)).isEqualTo(Parola.REGISTRATO_IN_CENTRALE);

        mondo.genova.approva(seconda);
        assertThat(mondo.genova.parola(seconda)).isEqualTo(Parola.IN_CODA);
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.centrale.scheda(seconda).stato()).isEqualTo(Stato.APPROVATA);
        sameAtBothEnds();
    }

    @Test
    void alsoFilesOfWhatIsNoPraticaComeBack() {
        Path copia = mondo.copiaGenova();
        byte[] scansione = {1};
        mondo.genova.casa.archivio.keep(scansione);
        mondo.genova.casa.journal.write(
                Genova.STREAM,
                "anna",
                tx -> tx.append(new PresentazioneRicevuta(it.timbro.emergenza.Carte.presentazione(1))));
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.ripristinaGenova(copia);
        rientra();
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.casa.archivio.read(Hash.of(scansione))).isEqualTo(scansione);
    }

    @Test
    void whatWasDoneOnTheCopyIsKeptAsEvidenceAndShownAsACardPerSubject() {
        Path copia = mondo.copiaGenova();
        impegna(1, prima);
        mondo.genova.sincronizza();
        mondo.ripristinaGenova(copia);
        mondo.genova.approva(seconda);
        impegna(1, seconda);
        rientra();
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.scheda(seconda).stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(mondo.centrale.scheda(seconda).stato()).isEqualTo(Stato.ASSEGNATA);
        for (Casa casa : case_()) {
            assertThat(casa.journal.read(casa.carte::aperte))
                    .extracting(Carte.Carta::tipo, Carte.Carta::subject)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.api.Assertions.tuple(Carte.Tipo.PROVA, "prova:pratica:" + seconda),
                            org.assertj.core.api.Assertions.tuple(Carte.Tipo.PROVA, "prova:numero:C26GE0000001"));
        }
        assertThat(mondo.genova.casa.journal.copies().evidence("GE1", 10)).isEmpty();
        sameAtBothEnds();
    }

    @Test
    void moreEvidenceThanOneTransactionMayCarryIsToldInSeveral() {
        List<NumeroPratica> altre = IntStream.rangeClosed(3, 5)
                .mapToObj(i -> mondo.centrale.arriva(i, P7M))
                .toList();
        assertThat(mondo.genova.sincronizza()).isTrue();
        Path copia = mondo.copiaGenova();
        impegna(1, prima);
        mondo.genova.sincronizza();
        mondo.ripristinaGenova(copia);
        for (NumeroPratica numero : altre) {
            mondo.genova.casa.journal.write(Genova.STREAM, "anna", tx -> {
                for (int i = 0; i < 80; i++) {
                    tx.append(new OrologioSaltato(i, i + 1));
                }
                return tx.append(
                        new RettificaRichiesta(numero, List.of(new Rilievo("2", "manca ".repeat(400_000))), 1));
            });
        }
        rientra();
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.casa.journal.copies().evidence("GE1", 10)).isEmpty();
        List<Entry> prove = mondo.centrale.casa.journal.entriesAfter(SECONDA, 0, 1_000, Long.MAX_VALUE).stream()
                .filter(entry -> entry.kind().equals("ProvaConservata"))
                .toList();
        assertThat(prove).hasSize(3 * 81);
        assertThat(prove.stream().map(Entry::txFirst).distinct()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(altre)
                .allSatisfy(numero -> assertThat(mondo.centrale.casa.journal.read(mondo.centrale.casa.carte::aperte))
                        .extracting(Carte.Carta::subject)
                        .contains("prova:pratica:" + numero));
        sameAtBothEnds();
    }

    @Test
    void numbersOfTheFormerIncarnationAreUsedByNobodyButThoseKnownToBeUsedStayUsed() {
        Path copia = mondo.copiaGenova();
        impegna(1, prima);
        mondo.genova.sincronizza();
        impegna(2, seconda); // never reaches the centre: the paper may exist
        mondo.ripristinaGenova(copia);
        rientra();
        mondo.genova.sincronizza();
        for (Casa casa : case_()) {
            int liberi = casa.journal.read(rows -> casa.numeri.liberi(rows, 2026));
            assertThat(liberi).isZero();
            assertThat(casa.journal
                            .read(rows -> casa.numeri.find(rows, new NumeroCertificato("C26GE0000001")))
                            .orElseThrow()
                            .stato())
                    .isEqualTo(Numeri.Stato.IMPEGNATO);
        }
        sameAtBothEnds();
    }

    /// The paper that a former life printed on is used, whatever became of what it wrote down.
    @Test
    void aBlankThatTheEvidenceNamesIsProposedToNobodyAndUsedOnlyByWhoScansIt() {
        Casa casa = mondo.genova.casa;
        new Magazzino(casa.journal, Genova.STREAM, casa.formulari).carica("A0000001", "A0000003", "anna");
        mondo.genova.sincronizza();
        Path copia = mondo.copiaGenova();
        impegna(1, prima);
        mondo.genova.sincronizza();
        mondo.ripristinaGenova(copia);
        SerialeFormulario stampato = new SerialeFormulario("A0000001");
        NumeroLavoro lavoro = new NumeroLavoro("GE1-9");
        mondo.genova.casa.journal.write(
                Genova.STREAM, "anna", tx -> tx.append(new FormularioImpegnato(stampato, seconda, lavoro, 1)));
        rientra();
        mondo.genova.sincronizza();
        for (Casa one : case_()) {
            Optional<Formulari.Stato> stato = one.journal.read(rows -> one.formulari.stato(rows, stampato));
            assertThat(stato).contains(Formulari.Stato.SOSPESO);
            Optional<SerialeFormulario> inCima = one.journal.read(one.formulari::prossimo);
            assertThat(inCima).contains(new SerialeFormulario("A0000002"));
        }
        sameAtBothEnds();
        Casa tornata = mondo.genova.casa;
        SerialeFormulario letto = tornata.journal.read(rows ->
                Magazzino.confermato(tornata.formulari, rows, new SerialeFormulario("A0000002"), stampato.text()));
        assertThat(letto).isEqualTo(stampato);
        tornata.journal.write(
                Genova.STREAM, "anna", tx -> tx.append(new FormularioImpegnato(stampato, seconda, lavoro, 1)));
        mondo.genova.sincronizza();
        sameAtBothEnds();
    }

    @Test
    void suspendedNumbersStandInTheAccountOfTheirBlockWithTheirWordUntilTheyAreGivenUp() {
        Path copia = mondo.copiaGenova();
        impegna(1, prima);
        mondo.genova.sincronizza();
        mondo.ripristinaGenova(copia);
        rientra();
        mondo.genova.sincronizza();
        Dispersione dispersione = new Dispersione(mondo.centrale.casa.journal, new BlocchiStore(), mondo.orologio);
        Dispersione.Esame esame = dispersione.esamina("GE1-2026-1").orElseThrow();
        assertThat(esame.conto().sospesi()).isEqualTo(4);
        assertThat(esame.conto().senzaConto())
                .as("nobody knows what became of them")
                .isEqualTo(4);
        assertThat(esame.conto().torna()).isTrue();
        assertThat(esame.conto().inUso()).as("the reserved one").isTrue();
        assertThat(esame.aperti())
                .extracting(Aperto::perche)
                .containsExactly(
                        Aperto.Perche.IN_LAVORAZIONE,
                        Aperto.Perche.SOSPESO,
                        Aperto.Perche.SOSPESO,
                        Aperto.Perche.SOSPESO,
                        Aperto.Perche.SOSPESO);
        assertThat(dispersione.disperdi("GE1-2026-1", 5, "disco distrutto", "rosa"))
                .isEqualTo(5);
        Conto dopo = dispersione.esamina("GE1-2026-1").orElseThrow().conto();
        assertThat(dopo.chiuso()).isTrue();
        assertThat(dopo.senzaConto()).isZero();
        assertThat(dopo.dispersi()).isEqualTo(5);
        assertThat(dopo.torna()).isTrue();
    }

    @Test
    void ofTwoBoxesWithTheSameMemoryTheSecondThatSpeaksIsFoundOut() {
        Path copia = mondo.copiaGenova();
        try (Genova gemella = mondo.gemella(copia)) {
            assertThat(mondo.genova.sincronizza()).isTrue();
            assertThat(gemella.sincronizza()).isFalse();
            assertThat(gemella.collegamento.quarantena()).isPresent();
            mondo.genova.approva(seconda);
            assertThat(mondo.genova.sincronizza()).isTrue();
            assertThat(mondo.genova.collegamento.quarantena()).isEmpty();
        }
    }

    @Test
    void theBoxThatStayedBehindGetsNothingInOnceAnotherHasTheNewIncarnation() {
        Path copia = mondo.copiaGenova();
        mondo.genova.sincronizza();
        try (Genova gemella = mondo.gemella(copia)) {
            assertThat(gemella.sincronizza()).isFalse();
            assertThat(gemella.collegamento.rientra("rosa", "sostituzione"))
                    .isEqualTo(new Rientro.Esito.Rientrata(SECONDA));
            mondo.genova.approva(seconda);
            Answer<?> answer = mondo.centrale.sedi.push(
                    Centrale.GENOVA, mondo.genova.casa.journal.entriesAfter(Genova.STREAM, 1, 10, 1 << 20));
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.QUARANTINE));
            assertThat(mondo.genova.sincronizza()).isFalse();
            assertThat(quarantena()).isPresent();
        }
    }

    @Test
    void filesThatTheBoxThatStayedBehindAloneHasStillComeToTheCentre() {
        Path copia = mondo.copiaGenova();
        mondo.genova.prepara(prima, PDF);
        mondo.centrale.sedi.push(
                Centrale.GENOVA, mondo.genova.casa.journal.entriesAfter(Genova.STREAM, 1, 10, 1 << 20)); // unheard
        try (Genova gemella = mondo.gemella(copia)) {
            assertThat(gemella.sincronizza()).isFalse();
            assertThat(gemella.collegamento.rientra("rosa", "sostituzione"))
                    .isEqualTo(new Rientro.Esito.Rientrata(SECONDA));
            for (int step = 0; step < 5; step++) {
                mondo.genova.collegamento.session().filesOnce();
            }
            assertThat(quarantena()).isPresent();
            assertThat(mondo.genova.collegamento.session().linked()).isFalse();
            assertThat(mondo.centrale.casa.archivio.read(Hash.of(PDF))).isEqualTo(PDF);
            assertThat(gemella.sincronizza()).isTrue();
            assertThat(gemella.casa.archivio.read(Hash.of(PDF))).isEqualTo(PDF);
        }
    }

    @Test
    void anIncarnationThatWasGivenAndNotBegunIsOverWhenAnotherBoxHasTheNextOne() {
        Path copia = mondo.copiaGenova();
        mondo.genova.sincronizza();
        try (Genova gemella = mondo.gemella(copia)) {
            assertThat(gemella.sincronizza()).isFalse();
            Quarantene.Quarantena domanda = gemella.collegamento.quarantena().orElseThrow();
            mondo.centrale.sedi.rientra(
                    Centrale.GENOVA,
                    new it.timbro.sync.protocol.Rientro(domanda.id(), "GE1/1", Head.EMPTY, "rosa", "sostituzione"));
            gemella.casa.journal.write(Genova.STREAM, "rosa", tx -> {
                new QuarantenaStore()
                        .assegnata(
                                tx, new Quarantene.Assegnata(SECONDA, mondo.centrale.casa.journal.head(Genova.STREAM)));
                return true; // and here the box stopped
            });
            mondo.centrale.sedi.rientra(
                    Centrale.GENOVA,
                    new it.timbro.sync.protocol.Rientro("1".repeat(64), "GE1/2", Head.EMPTY, "rosa", "altro disco"));
            assertThat(gemella.collegamento.rientra("rosa", "sostituzione"))
                    .isInstanceOf(Rientro.Esito.Interrotto.class);
            assertThat(gemella.collegamento.quarantena()).hasValueSatisfying(rimasta -> {
                assertThat(rimasta.assegnata()).isEmpty();
                assertThat(rimasta.id()).isNotEqualTo(domanda.id());
            });
            assertThat(gemella.casa.journal.lives(Genova.STREAM)).containsExactly(Genova.STREAM);
            assertThat(gemella.collegamento.rientra("rosa", "sostituzione"))
                    .isInstanceOfSatisfying(
                            Rientro.Esito.Interrotto.class,
                            interrotto -> assertThat(interrotto.frase()).contains("incarnazione 3"));
        }
    }

    @Test
    void aLostAnswerGivesNoSecondIncarnation() {
        Path copia = mondo.copiaGenova();
        impegna(1, prima);
        mondo.genova.sincronizza();
        mondo.ripristinaGenova(copia);
        mondo.genova.approva(seconda);
        mondo.genova.sincronizza();
        mondo.linea.perdita = 40;
        int tries = 0;
        while (quarantena().isPresent()) {
            assertThat(++tries).isLessThan(200);
            mondo.genova.collegamento.rientra("rosa", "disco sostituito");
            mondo.riavviaGenova();
        }
        assertThat(tries).isGreaterThan(1);
        mondo.linea.perdita = 0;
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.casa.journal.lives(Genova.STREAM)).containsExactly(Genova.STREAM, SECONDA);
        sameAtBothEnds();
    }

    @Test
    void aNewBoxWithNothingOnItGetsEverythingBack() {
        impegna(1, prima);
        mondo.genova.sincronizza();
        Path vuota = folder.resolve("vuota");
        try (Genova nuova = mondo.gemella(vuota)) {
            assertThat(nuova.sincronizza()).isFalse();
            assertThat(nuova.collegamento.rientra("rosa", "apparecchio nuovo"))
                    .isEqualTo(new Rientro.Esito.Rientrata(SECONDA));
            assertThat(nuova.sincronizza()).isTrue();
            assertThat(nuova.scheda(prima).stato()).isEqualTo(Stato.APPROVATA);
            assertThat(nuova.casa.journal.head(Genova.STREAM))
                    .isEqualTo(mondo.centrale.casa.journal.head(Genova.STREAM));
        }
    }

    @Test
    void thereIsNothingToComeBackFromWithoutAQuarantine() {
        assertThat(mondo.genova.collegamento.rientra("rosa", "per prova")).isEqualTo(new Rientro.Esito.NonServe());
        assertThat(mondo.genova.casa.journal.lives(Genova.STREAM)).containsExactly(Genova.STREAM);
    }

    private void rientra() {
        mondo.genova.sincronizza();
        assertThat(quarantena()).isPresent();
        assertThat(mondo.genova.collegamento.rientra("rosa", "ripristinato dopo un guasto"))
                .isEqualTo(new Rientro.Esito.Rientrata(SECONDA));
        assertThat(quarantena()).isEmpty();
    }

    private void impegna(int numero, NumeroPratica pratica) {
        mondo.genova.impegna(numero, pratica, PDF);
    }

    private Optional<Quarantene.Quarantena> quarantena() {
        return mondo.genova.collegamento.quarantena();
    }

    private List<Casa> case_() {
        return List.of(mondo.genova.casa, mondo.centrale.casa);
    }

    private void sameAtBothEnds() {
        Journal here = mondo.genova.casa.journal;
        Journal there = mondo.centrale.casa.journal;
        for (StreamId stream : here.lives(Genova.STREAM)) {
            assertThat(there.head(stream)).isEqualTo(here.head(stream)).isNotEqualTo(Head.EMPTY);
            assertThat(here.verify(stream)).isInstanceOf(Soundness.Sound.class);
            assertThat(there.verify(stream)).isInstanceOf(Soundness.Sound.class);
        }
        assertThat(here.feedHead("GE1")).isEqualTo(there.feedHead("GE1"));
        for (NumeroPratica numero : List.of(prima, seconda)) {
            assertThat(mondo.genova.scheda(numero)).isEqualTo(mondo.centrale.scheda(numero));
        }
        here.rebuild();
        there.rebuild();
        for (NumeroPratica numero : List.of(prima, seconda)) {
            assertThat(mondo.genova.scheda(numero)).isEqualTo(mondo.centrale.scheda(numero));
        }
    }
}
