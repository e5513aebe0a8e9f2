package it.timbro.chiavetta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.autorita.CartellaIdentita;
import it.timbro.base.RejectedException;
import it.timbro.centro.sedi.Contatti;
import it.timbro.centro.sedi.Contatti.Contatto;
import it.timbro.centro.sedi.store.ContattiStore;
import it.timbro.chiavetta.Lavoro.Stato;
import it.timbro.collegamento.Parola;
import it.timbro.collegamento.Scambio;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.envelope.Counterpart;
import it.timbro.sync.envelope.Label;
import it.timbro.sync.envelope.Piece;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.session.LinkState;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole branch and a whole centre with real databases and no line: only a stick goes between them.
class ChiavettaTest {
    private static final byte[] P7M = Mondo.bytes(700_000, 1);
    private static final byte[] FATTURA = Mondo.bytes(90_000, 2);
    private static final byte[] PDF = Mondo.bytes(400_000, 3);
    private static final byte[] GRANDE = Mondo.bytes(19_000_000, 4);

    /// After the tag there are only the bytes that close the message: they hold nothing.
    private static final int CLOSING_BYTES = 8;

    @TempDir
    Path folder;

    private final DiscoCapriccioso disk = new DiscoCapriccioso();
    private Mondo mondo;
    private Banco banco;

    @BeforeEach
    void open() {
        mondo = new Mondo(folder, 20261122);
        banco = new Banco(mondo, folder, disk);
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    /// A pratica reaches the branch by stick and is worked there.
    private NumeroPratica lavorata() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M, FATTURA);
        mondo.centrale.assegnaNumeri(5);
        banco.dallaCentrale();
        assertThat(banco.allaSede().stato()).isEqualTo(Stato.RIUSCITO);
        mondo.genova.approva(numero);
        mondo.genova.prepara(numero, PDF);
        return numero;
    }

    @Test
    void aBranchWithoutALineGetsItsPraticheTheirFilesAndItsNumbersByStick() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M, FATTURA);
        mondo.centrale.assegnaNumeri(5);
        assertThat(banco.dallaCentrale().stato()).isEqualTo(Stato.RIUSCITO);
        Lavoro letta = banco.allaSede();
        assertThat(letta.frasi()).containsExactly("La chiavetta è letta: 4 fatti nuovi e 2 file nuovi.");
        assertThat(mondo.genova.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.ASSEGNATA);
        assertThat(mondo.genova.casa.archivio.read(Hash.of(P7M))).isEqualTo(P7M);
        assertThat(mondo.genova.casa.archivio.read(Hash.of(FATTURA))).isEqualTo(FATTURA);
        assertThat(mondo.genova.casa.journal.<Integer>read(rows -> mondo.genova.casa.numeri.liberi(rows, 2026)))
                .isEqualTo(5);
    }

    @Test
    void whatTheBranchDidIsRegisteredAtTheCentreOnceTheWayBackBringsTheReceipts() {
        NumeroPratica numero = lavorata();
        assertThat(banco.genova.contenuto("centrale"))
                .as("the key of the branch, the approval, the job")
                .isEqualTo(new Counterpart.Contents(3, 1, PDF.length));
        banco.dallaSede();
        assertThat(banco.allaCentrale().stato()).isEqualTo(Stato.RIUSCITO);
        assertThat(mondo.centrale.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.IN_STAMPA);
        assertThat(mondo.centrale.casa.archivio.read(Hash.of(PDF))).isEqualTo(PDF);
        assertThat(mondo.centrale.casa.journal.head(Genova.STREAM))
                .isEqualTo(mondo.genova.casa.journal.head(Genova.STREAM));
        assertThat(mondo.genova.parola(numero)).isEqualTo(Parola.SALVATO_IN_SEDE);

        banco.dallaCentrale();
        banco.allaSede();
        assertThat(mondo.genova.parola(numero)).isEqualTo(Parola.REGISTRATO_IN_CENTRALE);
        assertThat(mondo.genova.collegamento.stato().waiting()).isEqualTo(LinkState.Waiting.NOTHING);
        assertThat(banco.genova.contenuto("centrale")).isEqualTo(new Counterpart.Contents(0, 0, 0));
        assertThat(banco.centro.contenuto("GE1").files())
                .as("the branch said that it holds its news, and lacks no file")
                .isZero();
    }

    private Contatto contatto() {
        return new Contatti(mondo.centrale.casa.journal, new ContattiStore(), mondo.orologio)
                .find(Centrale.GENOVA)
                .orElseThrow();
    }

    @Test
    void bothEndsKnowWhenTheyLastHeardOfEachOtherByStickAndTheCentreHowFarTheBranchIs() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.centrale.assegnaNumeri(5);
        assertThat(mondo.genova.collegamento.chiavetta()).isEmpty();
        long portata = mondo.orologio.now().toEpochMilli();
        banco.dallaCentrale();
        mondo.orologio.avanti(Duration.ofHours(1));
        banco.allaSede();
        long letta = mondo.orologio.now().toEpochMilli();
        assertThat(mondo.genova.collegamento.chiavetta()).contains(new Scambio.Chiavetta(portata, letta));
        mondo.genova.approva(numero);
        banco.dallaSede();
        mondo.orologio.avanti(Duration.ofHours(1));
        banco.allaCentrale();
        Map<String, Long> teste = Map.of(
                Genova.STREAM.toString(),
                mondo.genova.casa.journal.head(Genova.STREAM).seq());
        Contatti.Chiavetta sua =
                new Contatti.Chiavetta(letta, mondo.orologio.now().toEpochMilli());
        assertThat(contatto()).isEqualTo(new Contatto(0, 0, teste, Optional.of(sua)));

        mondo.orologio.avanti(Duration.ofHours(1));
        banco.allaSede();
        banco.allaCentrale();
        assertThat(contatto()).as("read once more").isEqualTo(new Contatto(0, 0, teste, Optional.of(sua)));
        mondo.riavviaGenova();
        assertThat(mondo.genova.collegamento.chiavetta()).contains(new Scambio.Chiavetta(portata, letta));
        assertThat(mondo.genova.collegamento.stato().lastExchangeMs())
                .as("no receipt came over the line")
                .isZero();
        assertThat(mondo.genova.collegamento.striscia().ultimoScambio()).isEqualTo("Ultima chiavetta 11:42");
    }

    @Test
    void whatAStickSpeaksOfAndDoesNotBringIsKnownToBeMissing() throws IOException {
        NumeroPratica numero = lavorata();
        banco.dallaSede();
        banco.allaCentrale(); // and its receipts come back
        banco.dallaCentrale();
        banco.allaSede();
        mondo.genova.scrive(new NotaAggiunta(numero, "prima"));
        long here = mondo.centrale.casa.journal.head(Genova.STREAM).seq();
        Counterpart centrale = banco.della(mondo, Centrale.GENOVA);
        Label label =
                new Label("GE1", Label.CENTRE, "9", 2, mondo.orologio.now().toEpochMilli() + 1, 1);
        mondo.genova.scrive(new NotaAggiunta(numero, "dopo"));
        Entry last = mondo.genova.casa.journal.find(Genova.STREAM, here + 2).orElseThrow();
        assertThat(centrale.take(label, new Piece.Journal(List.of(last))))
                .as("the part before it is missing")
                .isInstanceOf(Counterpart.Taken.Refused.class);
        centrale.take(label, new Piece.Names(Piece.Meaning.ASKED, List.of()));
        assertThat(mondo.centrale.casa.journal.head(Genova.STREAM).seq()).isEqualTo(here);
        assertThat(contatto().teste()).containsEntry(Genova.STREAM.toString(), here + 2);
    }

    @Test
    void aStickReadTwiceOrAfterANewerOneChangesNothing() throws IOException {
        NumeroPratica numero = lavorata();
        banco.dallaSede();
        List<byte[]> earlier = contenuto(banco.buste("TIMBRO-GE1-"));
        mondo.genova.scrive(new NotaAggiunta(numero, "Avvisare allo sportello"));
        banco.dallaSede();
        banco.allaCentrale();
        Head head = mondo.centrale.casa.journal.head(Genova.STREAM);
        assertThat(banco.allaCentrale().frasi()).containsExactly("La chiavetta è letta: non c'era nulla di nuovo.");
        for (byte[] busta : earlier) {
            assertThat(banco.centro
                            .carica("GE1", new ByteArrayInputStream(busta))
                            .frasi())
                    .containsExactly("La chiavetta è letta: non c'era nulla di nuovo.");
        }
        assertThat(mondo.centrale.casa.journal.head(Genova.STREAM)).isEqualTo(head);
    }

    @Test
    void anOldStickThatIsReadWhenTheLineIsBackMovesNothingBack() {
        NumeroPratica numero = lavorata();
        banco.dallaSede();
        banco.allaCentrale();
        banco.dallaCentrale();
        mondo.linea.giu = false;
        mondo.genova.scrive(new NotaAggiunta(numero, "Avvisare allo sportello"));
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.parola(numero)).isEqualTo(Parola.REGISTRATO_IN_CENTRALE);
        assertThat(banco.allaSede().frasi()).containsExactly("La chiavetta è letta: non c'era nulla di nuovo.");
        assertThat(mondo.genova.collegamento.stato().waiting()).isEqualTo(LinkState.Waiting.NOTHING);
        assertThat(mondo.genova.parola(numero)).isEqualTo(Parola.REGISTRATO_IN_CENTRALE);
    }

    @Test
    void aLargeStickGoesInPartsOfBoundedSizeAndAPartThatIsMissingComesWithTheNext() throws IOException {
        NumeroPratica numero = mondo.centrale.arriva(1, GRANDE);
        banco.dallaCentrale();
        assertThat(banco.buste())
                .hasSize(3)
                .allSatisfy(busta -> assertThat(Files.size(busta)).isLessThan(8L << 20));
        Files.delete(banco.buste().get(1));
        Lavoro letta = banco.allaSede();
        assertThat(letta.stato()).isEqualTo(Stato.IN_PARTE);
        assertThat(letta.frasi()).anySatisfy(frase -> assertThat(frase).contains("manca la parte 2"));
        assertThat(mondo.genova.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.ASSEGNATA);
        assertThat(mondo.genova.casa.archivio.has(Hash.of(GRANDE))).isFalse();

        banco.dallaSede();
        banco.allaCentrale();
        banco.dallaCentrale();
        assertThat(banco.buste("TIMBRO-centrale-"))
                .as("the branch has told which bytes it has: only the rest travels again")
                .hasSize(2);
        assertThat(banco.allaSede().stato()).isEqualTo(Stato.RIUSCITO);
        assertThat(mondo.genova.casa.archivio.read(Hash.of(GRANDE))).isEqualTo(GRANDE);
    }

    @Test
    void aStickThatIsFullOrPulledOutLeavesWhatStoodOnIt() {
        lavorata();
        banco.dallaSede();
        List<Path> before = banco.buste();
        for (int writes = 0; writes < 4; writes++) {
            disk.failAfter(writes, writes % 2 == 0);
            Lavoro fallita = banco.dallaSede();
            assertThat(fallita.stato()).isEqualTo(Stato.NON_RIUSCITO);
            assertThat(fallita.frasi())
                    .singleElement()
                    .asString()
                    .contains(writes % 2 == 0 ? "non c'è abbastanza spazio" : "non si legge o non si scrive più");
            disk.heal();
            assertThat(banco.buste()).isEqualTo(before);
        }
        assertThat(banco.allaCentrale().stato()).isEqualTo(Stato.RIUSCITO);
        banco.dallaSede();
        assertThat(banco.buste())
                .as("the new series is in the place of the old")
                .doesNotContainAnyElementsOf(before.stream()
                        .filter(busta -> busta.toString().contains("GE1-centrale"))
                        .toList());
        assertThat(banco.media.resolve(Banco.STICK).resolve("TIMBRO"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    void aDiskOfOursThatIsFullIsNotTakenForTheStick() {
        NumeroPratica numero = mondo.centrale.arriva(1, GRANDE);
        banco.dallaCentrale();
        assertThat(banco.buste()).hasSize(3);
        disk.failAfter(10, true);
        Lavoro letta = banco.allaSede();
        assertThat(letta.stato()).isEqualTo(Stato.NON_RIUSCITO);
        assertThat(letta.frasi())
                .containsExactly("Sul disco di questo apparecchio non c'è più spazio: liberane e ripeti, è sicuro."
                        + " Quello che era già passato resta registrato.");
        disk.failAfter(0, false);
        assertThat(banco.allaSede().frasi())
                .singleElement()
                .asString()
                .startsWith("Il disco di questo apparecchio non si legge o non si scrive");
        disk.heal();
        assertThat(banco.allaSede().stato()).isEqualTo(Stato.RIUSCITO);
        assertThat(mondo.genova.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.ASSEGNATA);

        disk.failAfter(0, true);
        banco.centro.prepara("GE1", Optional.empty());
        assertThat(banco.centro.lavoro().orElseThrow().frasi())
                .containsExactly("Sul disco di questo apparecchio non c'è più spazio: liberane e ripeti, è sicuro."
                        + " In sede e in centrale non è cambiato nulla.");
    }

    @Test
    void aPartOnABadSpotOrCutWithinItsHeadIsNamedAndTheOthersAreRead() throws IOException {
        NumeroPratica numero = mondo.centrale.arriva(1, GRANDE);
        banco.dallaCentrale();
        Path seconda = banco.buste().get(1);
        byte[] whole = Files.readAllBytes(seconda);
        disk.spoiled = seconda.getFileName().toString();
        for (int good : List.of(0, 6, 7, 2_000, whole.length - 1)) {
            disk.goodBytes = good;
            Lavoro letta = banco.allaSede();
            assertThat(letta.stato()).isEqualTo(Stato.IN_PARTE);
            assertThat(letta.frasi())
                    .anySatisfy(frase ->
                            assertThat(frase).startsWith("Problema 687.").contains(disk.spoiled))
                    .anySatisfy(frase -> assertThat(frase).contains("manca la parte 2"));
            assertThat(mondo.genova.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.ASSEGNATA);
        }
        disk.spoiled = "";
        Files.write(seconda.resolveSibling("._" + seconda.getFileName()), new byte[] {0, 5, 22, 7});
        for (int cut : List.of(0, 6, 7, 2_000)) {
            Files.write(seconda, Arrays.copyOf(whole, cut));
            assertThat(banco.allaSede().frasi())
                    .filteredOn(frase -> frase.startsWith("Problema 687."))
                    .singleElement()
                    .asString()
                    .contains("(" + seconda.getFileName() + ")");
        }
        Files.write(seconda, whole);
        assertThat(banco.allaSede().stato()).isEqualTo(Stato.RIUSCITO);
        assertThat(mondo.genova.casa.archivio.read(Hash.of(GRANDE))).isEqualTo(GRANDE);
    }

    @Test
    void anEnvelopeThatDoesNotComeWholeThroughTheBrowserIsToBeLoadedAgain() throws IOException {
        mondo.centrale.arriva(1, P7M);
        banco.dallaCentrale();
        disk.spoiled = banco.buste().getFirst().getFileName().toString();
        disk.goodBytes = 2_000;
        try (InputStream cut = disk.open(banco.buste().getFirst(), 0)) {
            assertThatThrownBy(() -> banco.genova.carica("centrale", cut)).isInstanceOf(IOException.class);
        }
        assertThat(banco.genova.lavoro().orElseThrow().frasi())
                .containsExactly("La busta non è arrivata per intero: caricala di nuovo.");
    }

    @Test
    void theWrongBranchesEnvelopeIsRefusedWithTheNameOfWhoShouldHaveIt() {
        banco.iscrivi(Banco.CHIAVARI, new CartellaIdentita(folder.resolve("chiavari")));
        banco.dallaCentrale("GE2");
        Lavoro letta = banco.allaSede();
        assertThat(letta.stato()).isEqualTo(Stato.NON_RIUSCITO);
        assertThat(letta.frasi())
                .containsExactly("Problema 683. Questa busta viene da: la centrale, ed è per: la sede GE2. Qui non è"
                        + " stato letto nulla: portala dove deve arrivare (la sede GE2).");
    }

    @Test
    void anEnvelopeSignedByAnotherCentreIsNotRead() throws IOException {
        Mondo altro = new Mondo(folder.resolve("altro"), 1);
        try {
            Banco falso = new Banco(altro, folder.resolve("falso"), Disk.real());
            falso.centro.prepara("GE1", Optional.of(Banco.STICK));
            byte[] busta = Files.readAllBytes(falso.buste().getFirst());
            Lavoro letta = banco.genova.carica("centrale", new ByteArrayInputStream(busta));
            assertThat(letta.frasi()).singleElement().asString().startsWith("Problema 684.");
        } finally {
            altro.close();
        }
    }

    @Test
    void aDeviceOfTheBranchIsNotTakenForTheCentreAndAStruckOffOneForNobody() {
        lavorata();
        banco.dallaSede();
        assertThat(it.timbro.autorita.Sigillo.dellaCentrale(
                        banco.autorita.certificato(),
                        banco.cartella.attuale().orElseThrow().certificato()))
                .isFalse();
        String id = banco.cartella.attuale().orElseThrow().nome().id();
        banco.apparecchi.revoca(Centrale.GENOVA, id, "rubato", "dario");
        Lavoro letta = banco.allaCentrale();
        assertThat(letta.stato()).isEqualTo(Stato.NON_RIUSCITO);
        assertThat(letta.frasi())
                .singleElement()
                .asString()
                .startsWith("Problema 685.")
                .contains("non è più autorizzato");
        assertThat(mondo.centrale.casa.journal.head(Genova.STREAM)).isEqualTo(Head.EMPTY);
        assertThat(banco.centro.impedimento("GE1")).isPresent();
    }

    @Test
    void anExpiredDeviceStillSpeaksByStickForWithoutALineItCannotRenewItself() {
        lavorata();
        mondo.orologio.avanti(Duration.ofDays(120));
        banco.dallaSede();
        assertThat(banco.allaCentrale().stato()).isEqualTo(Stato.RIUSCITO);
    }

    @Test
    void aStickForACertificateWhoseAnswerWasLostOpensAllTheSame() {
        mondo.centrale.arriva(1, P7M);
        banco.rinnovoPerso();
        banco.dallaCentrale();
        assertThat(banco.allaSede().stato()).isEqualTo(Stato.RIUSCITO);
    }

    @Test
    void anEnvelopeThatIsCutOrChangedAnywhereIsRefusedAndNothingOfItIsKept() throws IOException {
        lavorata();
        banco.dallaSede();
        byte[] busta = Files.readAllBytes(banco.buste("TIMBRO-GE1-").getFirst());
        Map<String, byte[]> bad = new LinkedHashMap<>();
        for (int at : List.of(0, 5, 40, 200, 900, 100_000, busta.length - 700, busta.length - 20, busta.length - 1)) {
            bad.put("cut at " + at, Arrays.copyOf(busta, at));
            byte[] changed = busta.clone();
            changed[Math.min(at, busta.length - CLOSING_BYTES)] ^= 0x10;
            bad.put("changed at " + at, changed);
        }
        for (Map.Entry<String, byte[]> wrong : bad.entrySet()) {
            Lavoro letta = banco.centro.carica("GE1", new ByteArrayInputStream(wrong.getValue()));
            assertThat(letta.stato()).as(wrong.getKey()).isEqualTo(Stato.NON_RIUSCITO);
            assertThat(letta.frasi()).singleElement().asString().startsWith("Problema 68");
            assertThat(mondo.centrale.casa.journal.head(Genova.STREAM)).isEqualTo(Head.EMPTY);
        }
        assertThat(banco.centro.carica("GE1", new ByteArrayInputStream(busta)).stato())
                .isEqualTo(Stato.RIUSCITO);
    }

    @Test
    void anEnvelopeOfTheCentreBeforeItWasPutBackFromACopyIsOutOfDate() {
        mondo.centrale.arriva(1, P7M);
        banco.dallaCentrale();
        banco.generazione.set(2);
        assertThat(banco.allaSede().frasi()).singleElement().asString().startsWith("Problema 686.");
        banco.dallaCentrale();
        assertThat(banco.allaSede().stato()).isEqualTo(Stato.RIUSCITO);
    }

    @Test
    void aFileThatTheCentreHoldsAndThatIsGoneHereIsStillWanted() throws IOException {
        lavorata();
        banco.dallaSede();
        banco.allaCentrale();
        banco.dallaCentrale(); // it says that the centre holds the document
        try (Stream<Path> files = Files.walk(folder.resolve("genova"))) {
            Files.delete(files.filter(file -> file.endsWith(Hash.of(PDF).hex()))
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(banco.allaSede().stato()).isEqualTo(Stato.RIUSCITO);
        mondo.linea.giu = false;
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.casa.archivio.read(Hash.of(PDF))).isEqualTo(PDF);
    }

    @Test
    void aStickOfTheCentreThatWasMovesNoReceiptOnceTheCentreThatIsHasSpokenOnTheLine() throws IOException {
        NumeroPratica numero = lavorata();
        Path copia = mondo.copiaCentrale();
        Banco prima = new Banco(mondo, folder.resolve("prima"), Disk.real());
        mondo.centrale.arriva(2, FATTURA); // the copy will not have it
        prima.dallaCentrale();
        prima.allaSede();
        prima.dallaSede();
        prima.allaCentrale();
        prima.dallaCentrale(); // with a receipt for all that the branch has done
        mondo.ripristinaCentrale(copia);
        mondo.linea.giu = false;
        mondo.genova.collegamento.prova();
        var restano = mondo.genova.collegamento.restano();
        assertThat(prima.allaSede().frasi()).singleElement().asString().startsWith("Problema 686.");
        assertThat(mondo.genova.collegamento.restano()).isEqualTo(restano);
        assertThat(restano.fatti()).isPositive();
        mondo.genova.sincronizza();
        assertThat(mondo.centrale.scheda(numero)).isEqualTo(mondo.genova.scheda(numero));
    }

    @Test
    void aStickThatSkipsNewsSaysWhichAreMissing() throws IOException {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.linea.giu = false;
        mondo.genova.sincronizza();
        mondo.linea.giu = true;
        mondo.centrale.arriva(2, FATTURA);
        banco.dallaCentrale();
        mondo.genova.close();
        Mondo copia = new Mondo(folder.resolve("copia"), 3);
        try {
            Chiavette vuota = new Chiavette(
                    List.of(copia.genova.collegamento.chiavetta(banco.cartella, () -> 1)),
                    new Chiavette.Dotazione(
                            Disk.real(),
                            Optional.of(banco.media),
                            folder.resolve("chiavette-copia"),
                            copia.orologio,
                            new java.util.Random(1)),
                    Runnable::run,
                    () -> {});
            vuota.leggi("centrale", Banco.STICK);
            assertThat(vuota.lavoro().orElseThrow().frasi())
                    .anySatisfy(frase -> assertThat(frase).startsWith("Mancano le novità dal numero 1:"));
            assertThat(copia.genova.casa.journal.feedHead("GE1")).isEqualTo(Head.EMPTY);
            assertThat(numero).isNotNull();
        } finally {
            copia.close();
        }
    }

    @Test
    void onlySticksThatArePluggedInCanBeNamed() {
        assertThat(banco.genova.chiavette()).containsExactly(Banco.STICK);
        for (String nome : List.of("../..", "/", "ALTRA", "")) {
            assertThatThrownBy(() -> banco.genova.leggi("centrale", nome)).isInstanceOf(RejectedException.class);
        }
        assertThatThrownBy(() -> banco.centro.prepara("TO1", Optional.empty())).isInstanceOf(RejectedException.class);
    }

    private static List<byte[]> contenuto(List<Path> files) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }
}
