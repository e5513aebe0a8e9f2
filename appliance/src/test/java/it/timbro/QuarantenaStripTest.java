package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.collegamento.Quarantene.Causa;
import it.timbro.page.Strip;
import it.timbro.page.Strip.Tono;
import it.timbro.page.Strip.Vista;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.disk.Disk;
import it.timbro.testimone.Testimone;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the strip says of a copy and of its witness, over what it says otherwise.
class QuarantenaStripTest {
    private static final Vista BENE = new Vista(Tono.COLLEGATO, "Collegato", "10:42", "", "Autonomia lunga");
    private static final Vista MALE = new Vista(Tono.FERMO, "Rifiutato", "10:42", "", "Autonomia lunga");

    @TempDir
    Path folder;

    private Mondo mondo;
    private NumeroPratica arrivata;

    @BeforeEach
    void open() {
        mondo = new Mondo(folder, 20261126);
        arrivata = mondo.centrale.arriva(1, Mondo.bytes(1_000, 1));
        mondo.genova.sincronizza();
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    @Test
    void aWitnessThatHasAllIsNotSpokenOf() {
        Testimone testimone = testimone("chiavetta");
        testimone.copia();
        assertThat(strip(BENE, Optional.of(testimone)).vista()).isEqualTo(BENE);
    }

    @Test
    void aWitnessThatStaysBehindIsSpokenOfOnceItLasts() {
        approva();
        Testimone testimone = testimone("chiavetta");
        Strip strip = strip(BENE, Optional.of(testimone));
        assertThat(strip.vista()).isEqualTo(BENE);
        mondo.orologio.avanti(Duration.ofSeconds(11));
        assertThat(strip.vista().tono()).isEqualTo(Tono.ATTENZIONE);
        assertThat(strip.vista().parola()).matches("Collegato\\. Al testimone manca.*");
        testimone.copia();
        assertThat(strip.vista()).isEqualTo(BENE);
    }

    @Test
    void aWitnessThatCannotBeWrittenIsSpokenOfAtOnceAndHidesNothingWorse() throws IOException {
        approva();
        Files.writeString(folder.resolve("file"), "");
        Testimone testimone = testimone("file/qui");
        testimone.copia();
        assertThat(strip(BENE, Optional.of(testimone)).vista().tono()).isEqualTo(Tono.ATTENZIONE);
        Vista vista = strip(MALE, Optional.of(testimone)).vista();
        assertThat(vista.tono()).isEqualTo(Tono.FERMO);
        assertThat(vista.parola()).startsWith("Rifiutato. Il testimone non si può scrivere");
    }

    @Test
    void thatThereIsNoneIsTwoWordsAndNoAlarm() {
        Vista vista = strip(BENE, Optional.empty()).vista();
        assertThat(vista)
                .isEqualTo(new Vista(Tono.COLLEGATO, "Collegato", "10:42", "", "Autonomia lunga · Senza testimone"));
    }

    @Test
    void quarantineIsLouderThanEverythingElse() {
        mondo.genova.collegamento.quarantena(Causa.MACCHINA, "prova.");
        assertThat(strip(BENE, Optional.empty()).vista().tono()).isEqualTo(Tono.FERMO);
        assertThat(strip(BENE, Optional.empty()).vista().parola()).startsWith("In quarantena");
        assertThat(strip(BENE, Optional.empty()).vista().rimando())
                .contains(new Strip.Rimando("/rientro", "Apri «Rientro»"));
    }

    private void approva() {
        mondo.genova.approva(arrivata);
    }

    private Testimone testimone(String where) {
        return new Testimone(
                mondo.genova.casa.journal,
                Genova.STREAM,
                new Testimone.Luogo(Disk.real(), folder),
                new Testimone.Luogo(Disk.real(), folder.resolve(where)),
                new Random(1),
                mondo.orologio);
    }

    private Strip strip(Vista otherwise, Optional<Testimone> testimone) {
        return new QuarantenaStrip(mondo.genova.collegamento, testimone, () -> otherwise);
    }
}
