package it.timbro.centro.sedi;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Sede;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import it.timbro.tempesta.Caduta;
import it.timbro.tempesta.DiscoDiProva;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AltezzeTest {
    private static final Sede GENOVA = new Sede("GE");
    private static final StreamId AOO = Proprieta.aoo(GENOVA);
    private static final Path ALTROVE = Path.of("/altrove");
    private static final Path FILE = ALTROVE.resolve("altezze/altezza-GE-1");

    private static Altezze started(DiscoDiProva disco, String processo) {
        return new Altezze(disco, ALTROVE.resolve("altezze"), processo);
    }

    private static List<FeedEntry> news(long seq) {
        Entry.Draft draft = new Entry.Draft("Prova", 1, 0, "prova", new byte[] {1});
        Entry entry = Entry.seal(
                AOO, seq, seq, 1, new Entry.Stamp(0, 0, 0, 0), "anna", draft, new byte[16], Hash.of(new byte[] {2}));
        return List.of(FeedEntry.seal("GE1", seq, entry, Hash.of(new byte[] {3})));
    }

    private static Optional<Long> told(DiscoDiProva disco) {
        return started(disco, "1").letta(AOO).map(Altezze.Altezza::seq);
    }

    @Test
    void whatWasToldIsOnDiskWhateverOperationThePowerFailsIn() {
        long falls = 0;
        for (int seed = 0; seed < 400; seed++) {
            DiscoDiProva disco = new DiscoDiProva(ALTROVE, new SplittableRandom(seed));
            long told = 0;
            try {
                disco.cadeDopo(1 + seed % 20);
                Altezze altezze = started(disco, "1");
                for (long seq = 1; seq <= 5; seq++) {
                    altezze.annota(GENOVA, news(seq));
                    told = seq;
                }
            } catch (Caduta _) {
                falls++;
            }
            disco.mancaLaCorrente();
            disco.tieni();
            assertThat(told(disco).orElse(0L)).as("seed %s", seed).isBetween(told, told + 1);
            Altezze again = started(disco, "1");
            again.annota(GENOVA, news(told + 2));
            disco.mancaLaCorrente();
            assertThat(told(disco)).as("seed %s", seed).contains(told + 2);
        }
        assertThat(falls).isBetween(200L, 400L);
    }

    /// What an earlier run has written, it may not have been able to keep.
    @Test
    void whatAnEarlierRunLeftIsOnDiskBeforeItCounts() {
        for (int seed = 0; seed < 400; seed++) {
            DiscoDiProva disco = new DiscoDiProva(ALTROVE, new SplittableRandom(seed));
            try {
                disco.cadeDopo(1 + seed % 20);
                Altezze altezze = started(disco, "1");
                for (long seq = 1; seq <= 5; seq++) {
                    altezze.annota(GENOVA, news(seq));
                }
            } catch (Caduta _) {
                // the process is gone, the machine runs on
            }
            disco.tieni();
            long found = told(disco).orElse(0L);
            started(disco, "1").annota(GENOVA, news(Math.max(1, found)));
            disco.mancaLaCorrente();
            assertThat(told(disco).orElse(0L)).as("seed %s", seed).isGreaterThanOrEqualTo(Math.max(1, found));
        }
    }

    @Test
    void aStepThatIsNoHigherIsNotWritten() {
        DiscoDiProva disco = new DiscoDiProva(ALTROVE, new SplittableRandom(1));
        Altezze altezze = started(disco, "1");
        altezze.annota(GENOVA, news(7));
        disco.cadeDopo(1);
        altezze.annota(GENOVA, news(7));
        altezze.annota(GENOVA, news(6));
        disco.tieni();
        assertThat(told(disco)).contains(7L);
    }

    @Test
    void ofSeveralProcessesTheOneThatToldMostCounts() {
        DiscoDiProva disco = new DiscoDiProva(ALTROVE, new SplittableRandom(1));
        started(disco, "1").annota(GENOVA, news(7));
        started(disco, "2").annota(GENOVA, news(9));
        started(disco, "1").annota(GENOVA, news(8));
        assertThat(told(disco)).contains(9L);
    }

    @Test
    void aLineThatIsNotWholeIsNotBelieved() throws IOException {
        DiscoDiProva disco = new DiscoDiProva(ALTROVE, new SplittableRandom(1));
        Altezze altezze = started(disco, "1");
        altezze.annota(GENOVA, news(7));
        altezze.annota(GENOVA, news(8));
        disco.write(FILE, 4096 + AOO.toString().length() + 1, new byte[] {'9'});
        assertThat(told(disco)).contains(7L);
    }
}
