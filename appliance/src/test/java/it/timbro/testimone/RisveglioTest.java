package it.timbro.testimone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.DiscoVero;
import it.timbro.collegamento.Quarantene;
import it.timbro.collegamento.Rientro;
import it.timbro.journal.Journal.Soundness;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A box that starts on a disk that may not be the one it left.
class RisveglioTest {
    private static final StreamId SECONDA = Genova.STREAM.next();

    @TempDir
    Path folder;

    private Mondo mondo;
    private NumeroPratica prima;
    private NumeroPratica seconda;
    private String macchina = "questa";
    private final Random segni = new Random(1);

    @BeforeEach
    void open() {
        mondo = new Mondo(folder, 20261125);
        prima = mondo.centrale.arriva(1, Mondo.bytes(1_000, 1));
        seconda = mondo.centrale.arriva(2, Mondo.bytes(1_000, 2));
        mondo.genova.sincronizza();
        assertThat(dubbio()).isEmpty();
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    @Test
    void theSameMachineHasNoDoubtsHoweverOftenItStarts() {
        mondo.riavviaGenova();
        assertThat(dubbio()).isEmpty();
        Head head = head();
        mondo.riavviaGenova();
        assertThat(dubbio()).isEmpty();
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void anotherMachineDoubts() {
        macchina = "un'altra";
        mondo.riavviaGenova();
        assertThat(dubbio()).containsInstanceOf(Risveglio.Dubbio.AltraMacchina.class);
        assertThat(dubbio()).containsInstanceOf(Risveglio.Dubbio.AltraMacchina.class);
    }

    @Test
    void aDatabaseThatWasPutBackIsAnotherFile() throws IOException {
        Path db = Files.writeString(folder.resolve("uno"), "x");
        String before = ImprontaMacchina.della(db).leggi();
        assertThat(ImprontaMacchina.della(db).leggi()).isEqualTo(before);
        Files.copy(db, folder.resolve("copia"));
        assertThat(ImprontaMacchina.della(folder.resolve("copia")).leggi()).isNotEqualTo(before);
    }

    @Test
    void whatTheWitnessHeldAndTheOldCopyLacksComesBackAndTheDoubtStays() {
        testimone().copia();
        Path copia = mondo.copiaGenova();
        mondo.genova.approva(prima);
        mondo.genova.approva(seconda);
        testimone().copia();
        Head head = head();
        mondo.ripristinaGenova(copia);
        assertThat(mondo.genova.scheda(seconda).stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(dubbio()).contains(new Risveglio.Dubbio.TestimoneAvanti(2));
        assertThat(head()).isEqualTo(head);
        assertThat(mondo.genova.scheda(seconda).stato()).isEqualTo(Stato.APPROVATA);
        assertThat(mondo.genova.casa.journal.verify(Genova.STREAM)).isInstanceOf(Soundness.Sound.class);
        assertThat(mondo.genova.sincronizza()).isTrue();
    }

    /// What came back leaves the witness in step: only the quarantine that was written before still knows.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDoubtIsDurableBeforeAnythingComesBack(boolean scritto) {
        testimone().copia();
        Path copia = mondo.copiaGenova();
        mondo.genova.approva(prima);
        testimone().copia();
        Head head = head();
        mondo.ripristinaGenova(copia);
        assertThatThrownBy(() -> risveglio().guarda(dubbio -> {
                    if (scritto) {
                        dubita(dubbio);
                    }
                    throw new IllegalStateException("the power fails");
                }))
                .hasMessage("the power fails");
        assertThat(mondo.genova.scheda(prima).stato()).isEqualTo(Stato.ASSEGNATA);
        mondo.riavviaGenova();
        assertThat(mondo.genova.collegamento.quarantena().isPresent()).isEqualTo(scritto);
        risveglio().guarda(this::dubita);
        assertThat(mondo.genova.collegamento.quarantena()).isPresent();
        assertThat(head()).isEqualTo(head);
    }

    /// Somebody puts back a copy that was made before the box had come back once already: before that, or while
    /// it waited for it.
    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void alsoALifeThatTheOldCopyNeverLivedComesBack(boolean aspettava, boolean cade) {
        NumeroPratica terza = mondo.centrale.arriva(3, Mondo.bytes(1_000, 3));
        mondo.genova.sincronizza();
        Path prima = mondo.copiaGenova();
        mondo.genova.approva(terza);
        testimone().copia();
        assertThat(mondo.genova.sincronizza()).isTrue();
        quarantena("un disco");
        Path copia = aspettava ? mondo.copiaGenova() : prima;
        mondo.genova.approva(this.prima); // evidence of the first life
        testimone().copia();
        assertThat(mondo.genova.collegamento.rientra("rosa", "prova")).isInstanceOf(Rientro.Esito.Rientrata.class);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.genova.approva(seconda);
        testimone().copia();
        Head head = head(SECONDA);
        mondo.ripristinaGenova(copia);
        risveglio().guarda(this::dubita);
        assertThat(head(SECONDA)).isEqualTo(head);
        if (cade) { // before the doubt is about the life that came back
            mondo.riavviaGenova();
            assertThat(dubbio()).isEmpty();
        }
        mondo.genova.collegamento.seguiLaVita();
        assertThat(mondo.genova.scheda(seconda).stato()).isEqualTo(Stato.APPROVATA);
        assertThat(mondo.genova.scheda(this.prima).stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(mondo.genova.collegamento.quarantena())
                .hasValueSatisfying(found -> assertThat(found.stream()).isEqualTo(SECONDA));
        assertThat(mondo.genova.collegamento.rientra("rosa", "prova"))
                .isEqualTo(new Rientro.Esito.Rientrata(SECONDA.next()));
        assertThat(mondo.genova.sincronizza()).isTrue();
        for (NumeroPratica numero : List.of(this.prima, seconda, terza)) {
            assertThat(mondo.genova.scheda(numero)).isEqualTo(mondo.centrale.scheda(numero));
        }
        assertThat(mondo.genova.scheda(terza).stato()).isEqualTo(Stato.APPROVATA);
    }

    private void quarantena(String perche) {
        mondo.genova.collegamento.quarantena(Quarantene.Causa.TESTIMONE, perche);
    }

    @Test
    void aWitnessThatTellsAnotherStoryIsNotBelievedAndNotWrittenOver() throws IOException {
        testimone().copia();
        Path copia = mondo.copiaGenova();
        mondo.genova.approva(prima);
        testimone().copia();
        mondo.ripristinaGenova(copia);
        mondo.genova.approva(seconda);
        byte[] before = Files.readAllBytes(registro());
        assertThat(dubbio()).containsInstanceOf(Risveglio.Dubbio.TestimoneDiverso.class);
        Testimone testimone = testimone();
        testimone.copia();
        mondo.genova.approva(prima);
        testimone.copia();
        assertThat(testimone.stato().alPasso()).isFalse();
        assertThat(Files.readAllBytes(registro())).isEqualTo(before);
    }

    @Test
    void aWitnessThatHoldsAnotherFactUnderTheSameNumberIsNoWitnessAtAll() {
        testimone().copia();
        Path copia = mondo.copiaGenova();
        mondo.genova.approva(prima);
        testimone().copia();
        mondo.ripristinaGenova(copia);
        mondo.genova.approva(seconda);
        Testimone testimone = testimone();
        testimone.copia();
        assertThat(testimone.stato().alPasso()).isFalse();
        assertThat(testimone.stato().frase()).contains("non si può scrivere");
    }

    @Test
    void aWriteThatHangsShowsWhatIsMissingAndIsSaidWhenItLasts() throws InterruptedException {
        DiscoFermo fermo = new DiscoFermo();
        Testimone testimone = testimone(fermo, folder.resolve("chiavetta"));
        testimone.copia();
        assertThat(testimone.stato().frase()).isEqualTo("Il testimone ha tutto.");
        fermo.fermo = true;
        mondo.genova.approva(prima);
        assertThat(testimone.stato().frase()).isEqualTo("Al testimone manca 1 fatto.");
        Thread copia = Thread.ofPlatform().start(testimone::copia);
        fermo.aspetta.acquire();
        assertThat(testimone.stato().alPasso()).isFalse();
        assertThat(testimone.stato().daDire()).isFalse();
        mondo.orologio.avanti(Duration.ofSeconds(11));
        assertThat(testimone.stato().daDire()).isTrue();
        fermo.va.release();
        copia.join();
        assertThat(testimone.stato().alPasso()).isTrue();
        assertThat(testimone.stato().daDire()).isFalse();
    }

    /// A stick or a mount that lets nobody go.
    private static final class DiscoFermo extends DiscoVero {
        private final Semaphore aspetta = new Semaphore(0);
        private final Semaphore va = new Semaphore(0);
        private volatile boolean fermo;

        @Override
        public void write(Path file, long offset, byte[] bytes) throws IOException {
            if (fermo) {
                aspetta.release();
                va.acquireUninterruptibly();
            }
            super.write(file, offset, bytes);
        }
    }

    @Test
    void aWitnessThatCannotGoOnShowsItWhateverItStumbledOver() {
        Testimone testimone = testimone();
        testimone.copia();
        assertThat(testimone.stato().alPasso()).isTrue();
        mondo.genova.close(); // a store that takes no more questions
        testimone.copia();
        assertThat(testimone.stato().alPasso()).isFalse();
        assertThat(testimone.stato().frase()).contains("non si può scrivere");
    }

    @Test
    void aWitnessThatHadTooLittleMemoryShowsItAndGoesOn() {
        mondo.genova.approva(prima);
        AtomicBoolean scarso = new AtomicBoolean(true);
        Testimone testimone = testimone(
                new DiscoVero() {
                    @Override
                    public void write(Path file, long offset, byte[] bytes) throws IOException {
                        if (scarso.compareAndSet(true, false)) {
                            throw new OutOfMemoryError("direct buffer memory");
                        }
                        super.write(file, offset, bytes);
                    }
                },
                folder.resolve("chiavetta"));
        testimone.copia();
        assertThat(testimone.stato().frase()).contains("non si può scrivere");
        testimone.copia();
        assertThat(testimone.stato().alPasso()).isTrue();
    }

    @Test
    void aTornTailIsPassedOverAndWrittenOver() throws IOException {
        mondo.genova.approva(prima);
        testimone().copia();
        long good = Files.size(registro());
        mondo.genova.approva(seconda);
        testimone().copia();
        byte[] whole = Files.readAllBytes(registro());
        for (long cut = good; cut < whole.length; cut += 7) {
            Files.write(registro(), java.util.Arrays.copyOf(whole, (int) cut));
            Files.write(registro(), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
            assertThat(testimone().raffronto().confronta()).isEqualTo(new Raffronto.Confronto.InPari());
            Testimone again = testimone();
            again.copia();
            assertThat(again.stato().alPasso()).isTrue();
            assertThat(new Registro(Disk.real(), folder.resolve("chiavetta"), Genova.STREAM).head())
                    .isEqualTo(head());
        }
    }

    @Test
    void aDiskThatIsGoneStopsNothingAndIsSaid() throws IOException {
        Files.writeString(folder.resolve("non-una-cartella"), "");
        Testimone testimone =
                testimone(Disk.real(), folder.resolve("non-una-cartella").resolve("qui"));
        mondo.genova.approva(prima);
        testimone.copia();
        assertThat(testimone.stato().mancano()).isEqualTo(3);
        assertThat(testimone.stato().frase())
                .isEqualTo("Il testimone non si può scrivere: ogni fatto sta solo sul disco di questo apparecchio"
                        + " (3 fatti).");
    }

    /// Its folder is there, or can be made: it is not the disk that was in it.
    @Test
    void aWitnessThatIsNotMountedIsNotMadeAgainElsewhere() throws IOException {
        Path chiavetta = folder.resolve("chiavetta");
        testimone().copia();
        Path tolta = Files.move(chiavetta, folder.resolve("in un cassetto"));
        mondo.riavviaGenova();
        assertThat(dubbio()).isEmpty();
        mondo.genova.approva(prima);
        Testimone testimone = testimone();
        testimone.copia();
        assertThat(testimone.stato().frase()).startsWith("Il testimone non è collegato");
        assertThat(testimone.stato().daDire()).isTrue();
        assertThat(chiavetta).doesNotExist();
        Files.createDirectory(chiavetta);
        testimone.copia();
        assertThat(testimone.stato().assente()).isTrue();
        assertThat(chiavetta).isEmptyDirectory();

        Files.delete(chiavetta);
        Files.move(tolta, chiavetta);
        testimone.copia();
        assertThat(testimone.stato().frase()).isEqualTo("Il testimone ha tutto.");
        theWitnessHasAll();
    }

    @Test
    void aWitnessThatIsTakenAwayWhileItIsCopiedToIsMissed() throws IOException {
        Testimone testimone = testimone();
        testimone.copia();
        Path chiavetta = folder.resolve("chiavetta");
        Files.move(chiavetta, folder.resolve("in un cassetto"));
        Files.createDirectory(chiavetta);
        mondo.genova.approva(prima);
        testimone.copia();
        assertThat(testimone.stato().assente()).isTrue();
        assertThat(chiavetta).isEmptyDirectory();
    }

    @Test
    void anotherDiskIsTheWitnessOnceSomebodyHasSaidSo() throws IOException {
        testimone().copia();
        Files.move(folder.resolve("chiavetta"), folder.resolve("rotta"));
        mondo.genova.approva(prima);
        Testimone testimone = testimone();
        testimone.copia();
        assertThat(testimone.stato().assente()).isTrue();
        testimone.nuovo("rosa");
        testimone.copia();
        assertThat(testimone.stato().alPasso()).isTrue();
        theWitnessHasAll();

        Files.move(folder.resolve("chiavetta"), folder.resolve("buona"));
        Files.move(folder.resolve("rotta"), folder.resolve("chiavetta"));
        testimone.copia();
        assertThat(testimone.stato().assente())
                .as("the old one is a stranger now")
                .isTrue();
    }

    /// Sooner than it looks by itself, which it has just done.
    @Test
    void theThreadFollowsTheCommits() {
        try (Testimone testimone = testimone()) {
            testimone.start();
            Awaitility.await().untilAsserted(this::theWitnessHasAll);
            mondo.genova.approva(prima);
            Awaitility.await().atMost(Duration.ofSeconds(3)).untilAsserted(this::theWitnessHasAll);
        }
    }

    private void theWitnessHasAll() throws IOException {
        assertThat(new Registro(Disk.real(), folder.resolve("chiavetta"), Genova.STREAM).head())
                .isEqualTo(head());
    }

    private Head head() {
        return head(Genova.STREAM);
    }

    private Head head(StreamId stream) {
        return mondo.genova.casa.journal.head(stream);
    }

    private Path registro() {
        return folder.resolve("chiavetta").resolve("GE1-1.testimone");
    }

    private Testimone testimone() {
        return testimone(Disk.real(), folder.resolve("chiavetta"));
    }

    private Testimone testimone(Disk disk, Path dove) {
        return new Testimone(
                mondo.genova.casa.journal,
                Genova.STREAM,
                new Testimone.Luogo(Disk.real(), folder),
                new Testimone.Luogo(disk, dove),
                segni,
                mondo.orologio);
    }

    private Optional<Risveglio.Dubbio> dubbio() {
        List<Risveglio.Dubbio> dubbi = new ArrayList<>();
        risveglio().guarda(dubbi::add);
        assertThat(dubbi).hasSizeLessThan(2);
        return dubbi.stream().findFirst();
    }

    private void dubita(Risveglio.Dubbio dubbio) {
        quarantena(dubbio.frase());
    }

    private Risveglio risveglio() {
        return new Risveglio(mondo.genova.casa.journal, Genova.STREAM, () -> macchina, Optional.of(testimone()));
    }
}
