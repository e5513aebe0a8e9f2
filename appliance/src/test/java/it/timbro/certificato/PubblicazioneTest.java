package it.timbro.certificato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.base.Sede;
import it.timbro.certificato.store.ChiaveStore;
import it.timbro.journal.Journal;
import it.timbro.operatori.store.OperatoreStore;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaSede.ChiavePubblicata;
import it.timbro.pratica.store.CarteStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.SigningKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PubblicazioneTest {
    private static final StreamId GENOVA = new StreamId("GE1", "1");
    private final FakeTime time = new FakeTime();
    private final ChiaveStore chiavi = new ChiaveStore();

    @TempDir
    Path folder;

    @Test
    void theKeyIsPublishedOnceOverAllRestarts() {
        String kid = SigningKey.open(folder.resolve("chiavi"), "codice").kid();
        assertThat(start("chiavi")).isTrue();
        assertThat(start("chiavi")).isFalse();
        assertThat(start("chiavi")).isFalse();
        try (Journal journal = journal("filiale")) {
            assertThat(journal.head(GENOVA).seq()).isEqualTo(1);
            assertThat(journal.read(chiavi::tutte))
                    .containsExactly(new Chiavi.Pubblicata(
                            new Sede("GE1"),
                            kid,
                            SigningKey.open(folder.resolve("chiavi"), "codice").published(),
                            time.now()));
        }
    }

    @Test
    void aNewKeyIsPublishedBesideTheOldOneWhichStaysGoodForWhatItSigned() {
        start("chiavi");
        start("chiavi-nuove");
        try (Journal journal = journal("filiale")) {
            assertThat(journal.read(chiavi::tutte))
                    .extracting(Chiavi.Pubblicata::kid)
                    .containsExactlyInAnyOrder(
                            SigningKey.open(folder.resolve("chiavi"), "codice").kid(),
                            SigningKey.open(folder.resolve("chiavi-nuove"), "codice")
                                    .kid());
        }
    }

    @Test
    void theKeyTravelsToTheCentreAndBelongsToTheBranchWhoseStreamHoldsIt() {
        start("chiavi");
        List<Entry> batch;
        try (Journal journal = journal("filiale")) {
            batch = journal.entriesAfter(GENOVA, 0, 10, 1 << 20).stream()
                    .map(Entry::forTravel)
                    .toList();
        }
        try (Journal centre = journal("centro")) {
            centre.receive(GENOVA, batch, UnaryOperator.identity());
            assertThat(centre.read(chiavi::tutte))
                    .extracting(Chiavi.Pubblicata::sede, Chiavi.Pubblicata::kid)
                    .containsExactly(tuple(
                            new Sede("GE1"),
                            SigningKey.open(folder.resolve("chiavi"), "codice").kid()));
        }
    }

    @Test
    void rebuildingFindsTheKeysAgain() {
        start("chiavi");
        try (Journal journal = journal("filiale")) {
            List<Chiavi.Pubblicata> before = journal.read(chiavi::tutte);
            journal.rebuild();
            assertThat(journal.read(chiavi::tutte)).hasSize(1).isEqualTo(before);
        }
    }

    @Test
    void nobodyPublishesAKeyUnderTheIdOfAnother() {
        SigningKey mine = SigningKey.open(folder.resolve("chiavi"), "codice");
        SigningKey other = SigningKey.open(folder.resolve("altre"), "codice");
        assertThatThrownBy(() -> new ChiavePubblicata(other.kid(), mine.published()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean start(String keys) {
        try (Journal journal = journal("filiale")) {
            return new Pubblicazione(journal, GENOVA, SigningKey.open(folder.resolve(keys), "codice"), chiavi)
                    .pubblica();
        }
    }

    private Journal journal(String name) {
        return BaseDati.SQLITE.open(
                folder.resolve(name + ".db"),
                new Codec(),
                List.of(chiavi, new OperatoreStore()),
                CarteStore::keep,
                time,
                new Random(7));
    }
}
