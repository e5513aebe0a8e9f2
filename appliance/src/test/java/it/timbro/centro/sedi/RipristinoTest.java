package it.timbro.centro.sedi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.BaseDati;
import it.timbro.DiscoVero;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Journal.Soundness;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.Numerato;
import it.timbro.pratica.DellIncarnazione.GenerazioneAperta;
import it.timbro.pratica.DellIncarnazione.SedeSentita;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Versions;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A centre whose database and files were put back from an old copy, and a branch that knows more.
@ParameterizedClass
@EnumSource(BaseDati.class)
class RipristinoTest {
    private final BaseDati base;

    RipristinoTest(BaseDati base) {
        this.base = base;
    }

    private static final Sede CAMERA = new Sede("GE");
    private static final StreamId SECONDA = new StreamId("GE", "aoo2");
    private static final byte[] P7M = Mondo.bytes(20_000, 1);
    private static final byte[] PDF = Mondo.bytes(30_000, 2);

    @TempDir
    Path folder;

    private Mondo mondo;
    private Path copia;
    private NumeroPratica prima;
    private NumeroPratica seconda;

    @BeforeEach
    void open() {
        mondo = new Mondo(base, folder, 20261124);
        prima = mondo.centrale.arriva(1, P7M);
        assertThat(mondo.genova.sincronizza()).isTrue();
        copia = mondo.copiaCentrale();
        seconda = mondo.centrale.arriva(2, P7M);
        mondo.centrale.assegnaNumeri(5);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.genova.approva(prima);
        mondo.genova.approva(seconda);
        mondo.genova.prepara(seconda, PDF);
        assertThat(mondo.genova.sincronizza()).isTrue();
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    @Test
    void whatWasToldOnceShowsAtStartThatTheDatabaseIsOld() {
        assertThat(generazioni()).isEmpty();
        mondo.ripristinaCentrale(copia);
        assertThat(generazioni()).singleElement().isInstanceOfSatisfying(GenerazioneAperta.class, aperta -> {
            assertThat(aperta.numero()).isEqualTo(2);
            assertThat(aperta.precedente()).isEqualTo("GE/aoo");
            assertThat(aperta.daSentire()).containsExactly(Centrale.GENOVA);
        });
        mondo.riavviaCentrale();
        assertThat(generazioni()).hasSize(1);
    }

    @Test
    void aProcessThatStartsWhileAnotherOneTellsFindsNothingAmiss() {
        Disk disk = new DiscoVero() {
            private boolean detto;

            @Override
            public List<Path> list(Path folder) throws IOException {
                if (!detto) {
                    detto = true;
                    mondo.centrale.arriva(3, P7M); // the other one commits, and tells
                    sincronizza();
                }
                return super.list(folder);
            }
        };
        new Ripristino(
                        mondo.centrale.casa.journal,
                        mondo.centrale.casa.vite,
                        new Presenze(
                                mondo.centrale.casa.vite,
                                SigningKey.open(mondo.altrove().resolve("chiavi"), "ricevute")),
                        new Altezze(disk, mondo.altrove().resolve("altezze"), "2"),
                        Map.of(CAMERA, List.of(Centrale.GENOVA)))
                .alAvvio();
        assertThat(generazioni()).isEmpty();
    }

    @Test
    void theBranchGivesBackWhatItWasToldAndSendsAgainWhatItDid() {
        mondo.ripristinaCentrale(copia);
        sincronizza();
        assertThat(mondo.centrale.scheda(seconda)).isEqualTo(mondo.genova.scheda(seconda));
        assertThat(mondo.centrale.scheda(seconda).stato()).isEqualTo(Stato.IN_STAMPA);
        assertThat(mondo.centrale.scheda(prima).stato()).isEqualTo(Stato.APPROVATA);
        assertThat(mondo.centrale.casa.archivio.read(Hash.of(PDF))).isEqualTo(PDF);
        assertThat(liberi()).isEqualTo(5);
        assertThat(generazioni()).last().isEqualTo(new SedeSentita("GE", Centrale.GENOVA, "", null));
        same();
    }

    @Test
    void theCentreGoesOnInItsNewStreamAndTheBranchHearsOfItAfterWhatItKnew() {
        mondo.ripristinaCentrale(copia);
        NumeroPratica terza = mondo.centrale.arriva(3, P7M); // before anybody has called
        sincronizza();
        assertThat(mondo.genova.scheda(terza).stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(mondo.centrale.casa.journal.history("pratica:" + terza))
                .extracting(Recorded::stream)
                .containsOnly(SECONDA);
        mondo.genova.approva(terza);
        sincronizza();
        assertThat(mondo.centrale.scheda(terza).stato()).isEqualTo(Stato.APPROVATA);
        same();
    }

    @Test
    void theDatabaseIsOneSoAllChambersBeginTheSameGeneration() {
        Sede bergamo = new Sede("BG");
        StreamId aoo = new StreamId("BG", "aoo");
        mondo.ripristinaCentrale(copia);
        assertThat(mondo.centrale
                        .conCamere(Map.of(CAMERA, List.of(Centrale.GENOVA), bergamo, List.of(new Sede("BG1"))))
                        .ripristino()
                        .inCorso(bergamo))
                .as("a chamber that has written nothing yet has nothing to hear")
                .isFalse();
        assertThat(mondo.centrale.casa.journal.lives(aoo)).last().isEqualTo(new StreamId("BG", "aoo2"));
    }

    @Test
    void whatTheProgramDidNotOpenBeforeItDiedIsOpenedAtTheNextStart() {
        Sede bergamo = new Sede("BG");
        Sede treviglio = new Sede("BG2");
        StreamId aoo = new StreamId("BG", "aoo");
        mondo.ripristinaCentrale(copia);
        mondo.centrale.casa.journal.write(
                aoo, "centrale", tx -> tx.append(new SedeSentita("BG", treviglio, "incendio", "anna")));
        Ripristino ripristino = mondo.centrale
                .conCamere(Map.of(CAMERA, List.of(Centrale.GENOVA), bergamo, List.of(treviglio)))
                .ripristino();
        assertThat(ripristino.daSentire(bergamo)).containsExactly(treviglio);
        assertThat(ripristino.daSentire(CAMERA)).containsExactly(Centrale.GENOVA);
        assertThat(mondo.centrale.casa.journal.lives(aoo)).last().isEqualTo(new StreamId("BG", "aoo2"));
        assertThat(generazioni()).hasSize(1);
    }

    @Test
    void aHelloThatNamesMoreStreamsThanABranchCanHaveIsNoHello() {
        Map<String, Head> heads = new HashMap<>();
        IntStream.rangeClosed(1, 101).forEach(i -> heads.put("non è un flusso " + i, Head.EMPTY));
        assertThat(mondo.centrale.sedi.hello(Centrale.GENOVA, new Hello(Versions.SPOKEN, "GE1", 0, heads, Head.EMPTY)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.MALFORMED));
    }

    @Test
    void nothingIsLeasedBeforeTheBranchesOfTheChamberHaveSpoken() {
        mondo.ripristinaCentrale(copia);
        mondo.centrale.hooked.clear();
        mondo.centrale.sedi.provvedi(Centrale.GENOVA);
        assertThat(mondo.centrale.hooked).isEmpty();
        sincronizza();
        assertThat(mondo.centrale.hooked).contains(Centrale.GENOVA);
    }

    @Test
    void aBranchThatHadSaidHelloBeforeAnotherShowedItIsAskedToSpeakAgain() {
        mondo.centrale.casa.journal.write(SECONDA, "centrale", tx -> {
            tx.append(new GenerazioneAperta(
                    "GE",
                    2,
                    "GE/aoo",
                    1,
                    Hash.ZERO,
                    "la sede GE2 ha ricevute che qui mancano",
                    List.of(Centrale.GENOVA)));
            return true;
        });
        sincronizza();
        assertThat(mondo.centrale.sedi.ripristino().daSentire(CAMERA)).isEmpty();
    }

    @Test
    void twoPersonsMayDecideNotToWaitForABranchThatIsLost() {
        mondo.ripristinaCentrale(copia);
        Ripristino ripristino = mondo.centrale.sedi.ripristino();
        assertThat(ripristino.silenzio(CAMERA)).hasValueSatisfying(silenzio -> {
            assertThat(silenzio.come()).contains("alle sedi era stato comunicato");
            assertThat(silenzio.mute()).containsExactly(Centrale.GENOVA);
        });
        for (Map.Entry<String, String> seconda :
                Map.of("", "anna", "incendio", "dario").entrySet()) {
            assertThatThrownBy(() ->
                            ripristino.nonAspettare(Centrale.GENOVA, seconda.getKey(), "dario", seconda.getValue()))
                    .isInstanceOf(RejectedException.class);
        }
        assertThat(ripristino.daSentire(CAMERA)).containsExactly(Centrale.GENOVA);
        ripristino.nonAspettare(Centrale.GENOVA, "incendio", "dario", "anna");
        assertThat(ripristino.silenzio(CAMERA)).isEmpty();
        assertThat(generazioni()).last().isEqualTo(new SedeSentita("GE", Centrale.GENOVA, "incendio", "anna"));
        mondo.centrale.sedi.provvedi(Centrale.GENOVA);
        assertThat(mondo.centrale.hooked).contains(Centrale.GENOVA);
        assertThatThrownBy(() -> ripristino.nonAspettare(Centrale.GENOVA, "incendio", "dario", "anna"))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void aBranchShowsItToACentreThatLostItsOwnNotesToo() throws IOException {
        forget();
        mondo.ripristinaCentrale(copia);
        assertThat(generazioni()).isEmpty();
        sincronizza();
        assertThat(generazioni())
                .first()
                .isInstanceOfSatisfying(
                        GenerazioneAperta.class,
                        aperta -> assertThat(aperta.come()).contains("GE1"));
        assertThat(mondo.centrale.scheda(seconda)).isEqualTo(mondo.genova.scheda(seconda));
        same();
    }

    @Test
    void aBranchThatSaysItWasToldMoreAndShowsNothingSignedStopsNobodyButItself() {
        Receipt vera = mondo.genova.casa.journal.lastReceipt("GE1", "feed:GE1").orElseThrow();
        Receipt falsa = new Receipt("feed:GE1", 40, Hash.of(PDF), 0, 0);
        for (List<Receipt> mostra : List.of(
                List.<Receipt>of(),
                List.of(vera), // which is for less
                List.of(falsa),
                List.of(falsa.signedBy(vera.key(), vera.signature())),
                List.of(SigningKey.open(folder.resolve("ladro"), "ricevute").sign(falsa)))) {
            assertThat(saluta(falsa.head(), mostra))
                    .as(mostra.toString())
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.refusal().sentence())
                                    .contains("non mostra nulla", "«Ripristino»"));
        }
        assertThat(generazioni()).isEmpty();
        assertThat(mondo.centrale.sedi.ripristino().inCorso(CAMERA)).isFalse();
        assertThat(mondo.centrale
                        .conCamere(Map.of(CAMERA, List.of(Centrale.GENOVA)))
                        .ripristino()
                        .senzaProva(CAMERA))
                .as("every process of the centre knows")
                .containsExactly(Centrale.GENOVA);
        mondo.centrale.hooked.clear();
        mondo.centrale.sedi.provvedi(Centrale.GENOVA);
        assertThat(mondo.centrale.hooked).as("the chamber goes on").isNotEmpty();
        mondo.riavviaGenova();
        sincronizza();
        assertThat(mondo.centrale.sedi.ripristino().senzaProva(CAMERA)).isEmpty();
    }

    @Test
    void whatTheCentreSignedOfItsFeedShowsItWhereNothingElseDoes() throws IOException {
        Receipt firmata =
                mondo.genova.casa.journal.lastReceipt("GE1", "feed:GE1").orElseThrow();
        assertThat(firmata.head()).isEqualTo(mondo.genova.casa.journal.feedHead("GE1"));
        assertThat(mondo.centrale.casa.journal.lastReceipt("GE1", "feed:GE1").orElseThrow())
                .as("each end keeps the other's")
                .satisfies(loro -> assertThat(loro.head()).isEqualTo(firmata.head()))
                .satisfies(loro -> assertThat(loro.key()).isNotEqualTo(firmata.key()));
        forget();
        mondo.ripristinaCentrale(copia);
        assertThat(saluta(firmata.head(), List.of(firmata)))
                .isInstanceOfSatisfying(
                        Answer.Ok.class,
                        welcomed ->
                                assertThat(((Welcome) welcomed.value()).lacks()).isPositive());
        assertThat(generazioni()).hasSize(1);
    }

    @Test
    void twoPersonsMaySayWhatABranchCannotShow() throws IOException {
        Head saputa = mondo.genova.casa.journal.feedHead("GE1");
        forget();
        mondo.ripristinaCentrale(copia);
        Ripristino ripristino = mondo.centrale.sedi.ripristino();
        assertThatThrownBy(() -> ripristino.dichiara(Centrale.GENOVA, "copia di ieri", "dario", "anna"))
                .as("nobody has said anything")
                .isInstanceOf(RejectedException.class);
        saluta(saputa, List.of());
        for (Map.Entry<String, String> seconda :
                Map.of("", "anna", "copia di ieri", "dario").entrySet()) {
            assertThatThrownBy(
                            () -> ripristino.dichiara(Centrale.GENOVA, seconda.getKey(), "dario", seconda.getValue()))
                    .isInstanceOf(RejectedException.class);
        }
        assertThat(generazioni()).isEmpty();
        ripristino.dichiara(Centrale.GENOVA, "copia di ieri", "dario", "anna");
        assertThat(ripristino.silenzio(CAMERA))
                .hasValueSatisfying(silenzio ->
                        assertThat(silenzio.come()).isEqualTo("lo hanno dichiarato dario e anna: copia di ieri"));
        sincronizza();
        assertThat(mondo.centrale.scheda(seconda)).isEqualTo(mondo.genova.scheda(seconda));
        same();
    }

    private Answer<Welcome> saluta(Head feed, List<Receipt> receipts) {
        return mondo.centrale.sedi.hello(
                Centrale.GENOVA, new Hello(Versions.SPOKEN, "GE1", 0, Map.of(), feed, receipts, ""));
    }

    @Test
    void aReceiptAloneShowsIt() throws IOException {
        Path older = mondo.copiaCentrale();
        mondo.genova.impegna(1, prima, PDF);
        sincronizza();
        forget();
        mondo.ripristinaCentrale(older);
        mondo.riavviaGenova(); // as a broken connection does, this makes it say hello
        sincronizza();
        assertThat(generazioni()).hasSize(2);
        same();
    }

    @Test
    void whereTheCentreHasWrittenSomethingElseInPlaceOfWhatItToldNothingIsTouched() throws IOException {
        forget();
        mondo.ripristinaCentrale(copia);
        mondo.centrale.arriva(3, P7M); // nobody knows yet that it is a copy
        assertThat(mondo.genova.sincronizza()).isFalse();
        assertThat(mondo.genova.sincronizza()).isFalse();
        assertThat(mondo.genova.collegamento.stato().sentence()).contains("ha scritto altro");
        assertThat(mondo.genova.scheda(seconda).stato()).isEqualTo(Stato.IN_STAMPA);
        assertThat(mondo.centrale.sedi.ripristino().daSentire(CAMERA)).containsExactly(Centrale.GENOVA);
    }

    @Test
    void numbersThatWereLeasedBeforeAreNotLeasedAgain() {
        mondo.ripristinaCentrale(copia);
        sincronizza();
        mondo.centrale.casa.journal.write(Centrale.AOO, "centro", tx -> {
            long ultimo = new it.timbro.centro.numeri.store.BlocchiStore().ultimo(tx, CAMERA, 2026);
            assertThat(ultimo).isEqualTo(100_000);
            return tx.append(
                    new BloccoAssegnato(
                            "GE1-2026-2",
                            Centrale.GENOVA,
                            2026,
                            List.of(new Numerato(new NumeroCertificato("C26GE0100001"), "COD6"))),
                    Centrale.GENOVA);
        });
        sincronizza();
        assertThat(liberi()).isEqualTo(6);
        same();
    }

    @Test
    void aCentreThatIsRestoredTwiceFindsItselfAgain() {
        mondo.ripristinaCentrale(copia);
        mondo.centrale.arriva(3, P7M);
        sincronizza();
        mondo.ripristinaCentrale(copia);
        assertThat(generazioni())
                .singleElement()
                .isInstanceOfSatisfying(
                        GenerazioneAperta.class,
                        aperta -> assertThat(aperta.numero()).isEqualTo(3));
        sincronizza();
        same();
    }

    @Test
    void whatALifeThatIsOverHadWrittenComesBackUpToItsEndAndNothingBeyond() {
        Path vecchia = mondo.copiaGenova();
        Path altra = mondo.copiaGenova();
        mondo.genova.impegna(1, prima, PDF);
        sincronizza();
        mondo.ripristinaGenova(vecchia);
        assertThat(mondo.genova.sincronizza()).isFalse();
        mondo.genova.collegamento.rientra("rosa", "disco");
        sincronizza();
        mondo.genova.chiedeRettifica(prima, Long.MAX_VALUE);
        sincronizza();
        Head fine = mondo.genova.casa.journal.head(Genova.STREAM);

        mondo.ripristinaCentrale(copia);
        sincronizza();
        Journal centro = mondo.centrale.casa.journal;
        assertThat(centro.head(Genova.STREAM)).isEqualTo(fine);
        StreamId vita = new StreamId("GE1", "2");
        assertThat(centro.head(vita)).isEqualTo(mondo.genova.casa.journal.head(vita));
        assertThat(mondo.centrale.scheda(prima).stato()).isEqualTo(Stato.IN_RETTIFICA);
        same();

        mondo.ripristinaCentrale(copia);
        mondo.genova.collegamento.prova(); // gives the feed back
        mondo.genova.collegamento.prova(); // names its lives
        try (Genova copiata = mondo.gemella(altra)) {
            IntStream.rangeClosed(2, 5).forEach(numero -> copiata.impegna(numero, prima, PDF));
            List<Entry> batch = copiata.casa.journal.entriesAfter(
                    Genova.STREAM,
                    mondo.centrale.casa.journal.head(Genova.STREAM).seq(),
                    100,
                    Long.MAX_VALUE);
            int fino = (int)
                    batch.stream().takeWhile(entry -> entry.seq() <= fine.seq()).count();
            assertThat(mondo.centrale.sedi.push(Centrale.GENOVA, batch.subList(0, fino)))
                    .as("it ends otherwise")
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.FORK));
            assertThat(mondo.centrale.sedi.push(Centrale.GENOVA, batch))
                    .as("it goes on after its end")
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.QUARANTINE));
        }
        sincronizza();
        same();
    }

    @Test
    void aLineThatIsCutBeforeEverythingCameBackOpensNoFurtherGeneration() {
        mondo.ripristinaCentrale(copia);
        mondo.genova.collegamento.prova(); // gives the feed back
        mondo.genova.collegamento.prova(); // is heard
        assertThat(generazioni()).last().isInstanceOf(SedeSentita.class);
        mondo.riavviaGenova();
        mondo.genova.collegamento.prova();
        sincronizza();
        assertThat(generazioni()).hasSize(2);
        same();
    }

    /// What was noted of what was told burned with the rest.
    private void forget() throws IOException {
        try (Stream<Path> files = Files.walk(mondo.altrove().resolve("altezze"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void sincronizza() {
        for (int i = 0; i < 5; i++) {
            if (mondo.genova.sincronizza()) {
                return;
            }
        }
        throw new AssertionError(mondo.genova.collegamento.stato().toString());
    }

    private List<Object> generazioni() {
        return mondo.centrale.casa.journal.history("generazione:GE").stream()
                .map(Recorded::fact)
                .map(Object.class::cast)
                .toList();
    }

    private int liberi() {
        return mondo.centrale.casa.journal.read(rows -> mondo.centrale.casa.numeri.liberi(rows, 2026));
    }

    private void same() {
        Journal here = mondo.genova.casa.journal;
        Journal there = mondo.centrale.casa.journal;
        assertThat(there.head(Genova.STREAM)).isEqualTo(here.head(Genova.STREAM));
        assertThat(there.feedHead("GE1")).isEqualTo(here.feedHead("GE1"));
        for (StreamId stream : List.of(Genova.STREAM, Centrale.AOO, SECONDA)) {
            assertThat(there.verify(stream)).isInstanceOf(Soundness.Sound.class);
        }
        assertThat(mondo.genova.collegamento.quarantena()).isEmpty();
        there.rebuild();
        for (NumeroPratica numero : List.of(prima, seconda)) {
            assertThat(mondo.centrale.scheda(numero)).isEqualTo(mondo.genova.scheda(numero));
        }
    }
}
