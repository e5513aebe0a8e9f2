package it.timbro.testimone;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.journal.Journal.Soundness;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Head;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A box that starts on a disk that may not be the one it left.
class RisveglioTest {
    @TempDir
    Path folder;

    private Mondo mondo;
    private NumeroPratica prima;
    private NumeroPratica seconda;
    private String macchina = "questa";

    @BeforeEach
    void open() {
        mondo = new Mondo(folder, 20261125);
        prima = mondo.centrale.arriva(1, Mondo.bytes(1_000, 1));
        seconda = mondo.centrale.arriva(2, Mondo.bytes(1_000, 2));
        mondo.genova.sincronizza();
        assertThat(risveglio().guarda()).isEmpty();
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    @Test
    void theSameMachineHasNoDoubtsHoweverOftenItStarts() {
        mondo.riavviaGenova();
        assertThat(risveglio().guarda()).isEmpty();
        Head head = head();
        mondo.riavviaGenova();
        assertThat(risveglio().guarda()).isEmpty();
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void anotherMachineDoubts() {
        macchina = "un'altra";
        mondo.riavviaGenova();
        assertThat(risveglio().guarda()).containsInstanceOf(Risveglio.Dubbio.AltraMacchina.class);
        assertThat(risveglio().guarda()).containsInstanceOf(Risveglio.Dubbio.AltraMacchina.class);
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
        assertThat(risveglio().guarda()).contains(new Risveglio.Dubbio.TestimoneAvanti(2));
        assertThat(head()).isEqualTo(head);
        assertThat(mondo.genova.scheda(seconda).stato()).isEqualTo(Stato.APPROVATA);
        assertThat(mondo.genova.casa.journal.verify(Genova.STREAM)).isInstanceOf(Soundness.Sound.class);
        assertThat(mondo.genova.sincronizza()).isTrue();
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
        assertThat(risveglio().guarda()).containsInstanceOf(Risveglio.Dubbio.TestimoneDiverso.class);
        Testimone testimone = testimone();
        testimone.copia();
        mondo.genova.approva(prima);
        testimone.copia();
        assertThat(testimone.stato().alPasso()).isFalse();
        assertThat(Files.readAllBytes(registro())).isEqualTo(before);
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
            assertThat(testimone().confronta()).isEqualTo(new Testimone.Confronto.InPari());
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
        Testimone testimone = new Testimone(
                mondo.genova.casa.journal,
                Genova.STREAM,
                Disk.real(),
                folder.resolve("non-una-cartella").resolve("qui"),
                mondo.orologio);
        mondo.genova.approva(prima);
        testimone.copia();
        assertThat(testimone.stato().mancano()).isEqualTo(2);
        assertThat(testimone.stato().frase())
                .isEqualTo("Il testimone non si può scrivere: ogni fatto sta solo sul disco di questo apparecchio"
                        + " (2 fatti).");
        assertThat(testimone.confronta()).isInstanceOf(Testimone.Confronto.Muto.class);
    }

    @Test
    void theThreadFollowsTheCommits() {
        try (Testimone testimone = testimone()) {
            testimone.start();
            mondo.genova.approva(prima);
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    new Registro(Disk.real(), folder.resolve("chiavetta"), Genova.STREAM).head())
                            .isEqualTo(head()));
        }
    }

    private Head head() {
        return mondo.genova.casa.journal.head(Genova.STREAM);
    }

    private Path registro() {
        return folder.resolve("chiavetta").resolve("GE1-1.testimone");
    }

    private Testimone testimone() {
        return new Testimone(
                mondo.genova.casa.journal, Genova.STREAM, Disk.real(), folder.resolve("chiavetta"), mondo.orologio);
    }

    private Risveglio risveglio() {
        return new Risveglio(mondo.genova.casa.journal, Genova.STREAM, () -> macchina, Optional.of(testimone()));
    }
}
