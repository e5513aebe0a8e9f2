package it.timbro.certificato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.certificato.codice.Codice;
import it.timbro.certificato.store.ChiaveStore;
import it.timbro.journal.Journal;
import it.timbro.operatori.store.OperatoreStore;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAperta;
import it.timbro.pratica.DellaSede.ChiavePubblicata;
import it.timbro.pratica.store.CarteStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.KeyPlace;
import it.timbro.sync.sealed.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChiaveDellaSedeTest {
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

    /// It is asked at each arrival of news.
    @Test
    void whetherItIsPublishedIsLookedForOnceInEachLife() {
        AtomicInteger looked = new AtomicInteger();
        try (Journal journal = journal("filiale")) {
            ChiaveDellaSede chiave = new ChiaveDellaSede(
                    journal,
                    GENOVA,
                    KeyPlace.in(folder.resolve("chiavi"), "codice"),
                    chiavi,
                    _ -> looked.incrementAndGet() == 2);
            assertThat(chiave.pubblica()).isTrue();
            assertThat(chiave.pubblica()).isFalse();
            assertThat(looked).hasValue(1);

            journal.copies().setAside(GENOVA, 0);
            journal.write(
                    new StreamId("GE1", "2"),
                    "anna",
                    tx -> tx.append(new IncarnazioneAperta(new Sede("GE1"), 2, "GE1/1", 0, Hash.ZERO)));
            journal.rebuild();
            assertThat(kids(journal)).isEmpty();
            assertThat(chiave.pubblica()).as("in quarantine").isFalse();
            assertThat(chiave.pubblica()).isTrue();
            assertThat(kids(journal)).containsExactly(chiave.attuale().kid());
            assertThat(chiave.pubblica()).isFalse();
            assertThat(looked).hasValue(3);
        }
    }

    @Test
    void nobodyPublishesAKeyUnderTheIdOfAnother() {
        SigningKey mine = SigningKey.open(folder.resolve("chiavi"), "codice");
        SigningKey other = SigningKey.open(folder.resolve("altre"), "codice");
        assertThatThrownBy(() -> new ChiavePubblicata(other.kid(), mine.published()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherKeyTakesItsPlaceAndIsKnownBeforeItSigns() {
        start("chiavi");
        try (Journal journal = journal("filiale")) {
            ChiaveDellaSede chiave = chiave(journal, "chiavi");
            SigningKey vecchia = chiave.attuale();
            chiave.cambia(vecchia.kid(), "dario");
            assertThat(chiave.attuale().kid()).isNotEqualTo(vecchia.kid());
            assertThat(kids(journal))
                    .containsExactlyInAnyOrder(vecchia.kid(), chiave.attuale().kid());
            assertThat(journal.history("chiave:" + chiave.attuale().kid()))
                    .singleElement()
                    .satisfies(fatto -> assertThat(fatto.operatore()).isEqualTo("dario"));
            assertThatThrownBy(() -> chiave.cambia(vecchia.kid(), "dario"))
                    .as("the same form sent twice")
                    .isInstanceOf(RejectedException.class);
            assertThat(chiave(journal, "chiavi").attuale().kid())
                    .as("after a restart")
                    .isEqualTo(chiave.attuale().kid());
            assertThat(folder.resolve("chiavi"))
                    .as("the private half of the old one is gone")
                    .isDirectoryContaining("glob:**/codice.pem")
                    .isDirectoryNotContaining("glob:**/codice-nuova.pem");
        }
    }

    @Test
    void whatWasSignedWithTheFormerKeyGoesOnVerifying() {
        start("chiavi");
        try (Journal journal = journal("filiale")) {
            ChiaveDellaSede chiave = chiave(journal, "chiavi");
            String prima = codice(chiave.attuale());
            chiave.cambia(chiave.attuale().kid(), "dario");
            assertThat(verifica(journal, prima)).isInstanceOf(Codice.Esito.Valido.class);
            assertThat(verifica(journal, codice(chiave.attuale()))).isInstanceOf(Codice.Esito.Valido.class);
        }
    }

    @Test
    void aKeyWhoseFileIsThereAndWhoseFactIsNotIsPublishedAtTheNextStartAndSignsThen() {
        start("chiavi");
        KeyPlace posto = KeyPlace.in(folder.resolve("chiavi"), "codice");
        SigningKey nuova = posto.makeNext(); // and the program dies
        try (Journal journal = journal("filiale")) {
            ChiaveDellaSede chiave = chiave(journal, "chiavi");
            assertThat(chiave.attuale().kid()).as("not known yet").isNotEqualTo(nuova.kid());
            assertThat(chiave.pubblica()).isTrue();
            assertThat(chiave.attuale().kid()).isEqualTo(nuova.kid());
            assertThat(kids(journal)).hasSize(2).contains(nuova.kid());
            assertThat(chiave.pubblica()).isFalse();
        }
    }

    @Test
    void aKeyWhoseFactIsThereAndWhoseFileHasNotItsPlaceTakesItAtTheNextStart() {
        start("chiavi");
        KeyPlace posto = KeyPlace.in(folder.resolve("chiavi"), "codice");
        try (Journal journal = journal("filiale")) {
            ChiaveDellaSede cade = new ChiaveDellaSede(journal, GENOVA, new Caduto(posto), chiavi, _ -> false);
            String vecchia = cade.attuale().kid();
            assertThatThrownBy(() -> cade.cambia(vecchia, "dario")).isInstanceOf(UncheckedIOException.class);
            assertThat(cade.attuale().kid())
                    .as("goes on with the one that has its place")
                    .isEqualTo(vecchia);
            ChiaveDellaSede dopo = chiave(journal, "chiavi");
            assertThat(dopo.pubblica()).as("nothing is published twice").isFalse();
            assertThat(dopo.attuale().kid()).isNotEqualTo(vecchia);
            assertThat(kids(journal))
                    .containsExactlyInAnyOrder(vecchia, dopo.attuale().kid());
        }
    }

    @Test
    void inQuarantineNothingIsPublishedAndNoKeyIsChanged() {
        try (Journal journal = journal("filiale")) {
            ChiaveDellaSede chiave = new ChiaveDellaSede(
                    journal, GENOVA, KeyPlace.in(folder.resolve("chiavi"), "codice"), chiavi, _ -> true);
            assertThat(chiave.pubblica()).isFalse();
            assertThatThrownBy(() -> chiave.cambia(chiave.attuale().kid(), "dario"))
                    .isInstanceOf(RejectedException.class);
            assertThat(journal.head(GENOVA)).isEqualTo(Head.EMPTY);
            assertThat(KeyPlace.in(folder.resolve("chiavi"), "codice").next()).isEmpty();
        }
    }

    @Test
    void aFactThatCannotBeWrittenLeavesTheKeyAsItWas() {
        start("chiavi");
        Journal journal = journal("filiale");
        ChiaveDellaSede chiave = chiave(journal, "chiavi");
        SigningKey vecchia = chiave.attuale();
        journal.close();
        assertThatThrownBy(() -> chiave.cambia(vecchia.kid(), "dario")).isInstanceOf(RuntimeException.class);
        assertThat(chiave.attuale()).isEqualTo(vecchia);
        assertThat(KeyPlace.in(folder.resolve("chiavi"), "codice").current().kid())
                .isEqualTo(vecchia.kid());
    }

    /// The disk gives up just when the new key should take its place.
    private record Caduto(KeyPlace posto) implements KeyPlace {
        @Override
        public SigningKey current() {
            return posto.current();
        }

        @Override
        public Optional<SigningKey> next() {
            return posto.next();
        }

        @Override
        public SigningKey makeNext() {
            return posto.makeNext();
        }

        @Override
        public void advance() {
            throw new UncheckedIOException(new IOException("the disk is gone"));
        }
    }

    private static String codice(SigningKey chiave) {
        return Codice.firma(
                Codice.Contenuto.of(
                        "C26GE0000001",
                        0,
                        1_790_000_000L,
                        7,
                        Hash.ZERO,
                        "Giappone",
                        "Tanaka",
                        "118",
                        "10 kg",
                        List.of("", "", "", "", "", "", "")),
                chiave.kid(),
                chiave.privateKey());
    }

    private Codice.Esito verifica(Journal journal, String codice) {
        return Codice.verifica(
                codice,
                kid -> journal.read(chiavi::tutte).stream()
                        .filter(chiave -> chiave.kid().equals(kid))
                        .map(chiave -> publicKey(chiave.pubblica()))
                        .findFirst());
    }

    private static PublicKey publicKey(String pubblica) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pubblica)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> kids(Journal journal) {
        return journal.read(chiavi::tutte).stream().map(Chiavi.Pubblicata::kid).toList();
    }

    private boolean start(String keys) {
        try (Journal journal = journal("filiale")) {
            return chiave(journal, keys).pubblica();
        }
    }

    private ChiaveDellaSede chiave(Journal journal, String keys) {
        return new ChiaveDellaSede(journal, GENOVA, KeyPlace.in(folder.resolve(keys), "codice"), chiavi, _ -> false);
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
