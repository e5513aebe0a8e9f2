package it.timbro.testimone;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.tempesta.Caduta;
import it.timbro.tempesta.DiscoDiProva;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The witness's file on a disk that keeps its word and not a letter more.
class RegistroTest {
    private static final StreamId GENOVA = new StreamId("GE1", "1");
    private static final Path CHIAVETTA = Path.of("/chiavetta");
    private static final int FATTI = 4;

    private static Registro aperto(DiscoDiProva disco) throws IOException {
        disco.keepFolder(CHIAVETTA.resolve("testimone"));
        Registro registro = new Registro(disco, CHIAVETTA.resolve("testimone"), GENOVA);
        registro.keep();
        return registro;
    }

    private static Entry dopo(Head head) {
        Entry.Draft draft = new Entry.Draft("Prova", 1, 0, "prova", new byte[] {1});
        long seq = head.seq() + 1;
        return Entry.seal(GENOVA, seq, seq, 1, new Entry.Stamp(0, 0, 0, 0), "anna", draft, new byte[16], head.hash());
    }

    /// @return how far the facts go that were certainly kept
    private static Head scrive(DiscoDiProva disco) throws IOException {
        Registro registro = aperto(disco);
        while (registro.head().seq() < FATTI) {
            registro.append(List.of(dopo(registro.head())));
        }
        return registro.head();
    }

    /// A process dies at any operation; the next takes what it finds for kept, writes on, and dies too; then the
    /// power goes.
    @Test
    void whatWasOnceTakenForKeptIsThereAfterAPowerCut() throws IOException {
        long falls = 0;
        for (int seed = 0; seed < 600; seed++) {
            DiscoDiProva disco = new DiscoDiProva(CHIAVETTA, new SplittableRandom(seed));
            Head kept = Head.EMPTY;
            for (int run = 0; run < 2; run++) {
                try {
                    disco.cadeDopo(1 + (seed / (run == 0 ? 1 : 20)) % 20);
                    kept = aperto(disco).head();
                    kept = scrive(disco);
                } catch (Caduta _) {
                    falls++;
                }
            }
            disco.mancaLaCorrente();
            disco.tieni();
            assertThat(aperto(disco).head().seq()).as("seed %s", seed).isGreaterThanOrEqualTo(kept.seq());
            assertThat(scrive(disco).seq()).isEqualTo(FATTI);
        }
        assertThat(falls).isBetween(600L, 1_200L);
    }
}
