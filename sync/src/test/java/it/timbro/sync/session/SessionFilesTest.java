package it.timbro.sync.session;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.world.Centre;
import it.timbro.sync.world.Genova;
import it.timbro.sync.world.Weather;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lane of the files: in parts, in which order, and what one that does not move leaves to the others.
class SessionFilesTest {
    @TempDir
    Path folder;

    private Centre centre;
    private Genova genova;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        centre = new Centre(folder.resolve("centro"));
        genova = new Genova(folder.resolve("genova"));
        session = new Session(genova.branch(), centre, () -> 1_767_225_600_000L, new Random(1));
    }

    private static void drain(Runnable step) {
        for (int i = 0; i < 50; i++) {
            step.run();
        }
    }

    @Test
    void aPoisonedFileIsSetAsideWithItsReasonAndTheOthersPass() {
        Hash announced = Hash.of(new byte[] {9});
        genova.archive.contents.put(announced, new byte[] {1, 2, 3});
        genova.outgoing.add(new Files.Item(announced, 3));
        Hash good = genova.keeps(new byte[400_000]);
        drain(session::filesOnce);
        assertThat(centre.archive.has(good)).isTrue();
        assertThat(centre.archive.has(announced)).isFalse();
        assertThat(session.state().setAside().get(announced)).contains("impronta");
        assertThat(session.state().collegato()).isTrue();
    }

    @Test
    void aPoisonedFileIsTriedOnceAnHourForItMayHaveBeenMended() {
        AtomicLong now = new AtomicLong(1_767_225_600_000L);
        Session patient = new Session(genova.branch(), centre, now::get, new Random(1));
        byte[] content = new byte[600_000];
        content[599_999] = 9;
        Hash announced = Hash.of(content);
        genova.archive.contents.put(announced, new byte[600_000]);
        genova.outgoing.add(new Files.Item(announced, 600_000));
        drain(patient::filesOnce);
        assertThat(patient.state().setAside()).containsKey(announced);
        int before = centre.partsTaken;
        now.addAndGet(3_600_000);
        drain(patient::filesOnce);
        assertThat(centre.partsTaken).as("one try, in its parts").isBetween(before + 1, before + 3);
        assertThat(patient.state().setAside()).containsKey(announced);
        genova.archive.contents.put(announced, content);
        now.addAndGet(3_600_000);
        drain(patient::filesOnce);
        assertThat(centre.archive.has(announced)).isTrue();
        assertThat(patient.state().setAside()).isEmpty();
    }

    @Test
    void whatACrashOfTheCentreLeavesOfAFileIsNotTheFilesFault() throws IOException {
        byte[] content = new byte[400_000];
        content[0] = 1;
        Hash file = genova.keeps(content);
        while (session.state().waiting().fileBytes() == 400_000) {
            session.filesOnce();
        }
        centre.leaves(file, 100);
        drain(session::filesOnce);
        assertThat(centre.archive.has(file)).isTrue();
        assertThat(session.state().setAside()).isEmpty();
    }

    @Test
    void garbageThatIsLongerThanTheFileItWasToBecomeIsThrownAway() throws IOException {
        byte[] content = new byte[] {1, 2, 3};
        Hash wanted = centre.archive.add(content);
        java.nio.file.Files.write(folder.resolve("genova").resolve(wanted.hex() + ".part"), new byte[10]);
        genova.incoming.add(new Files.Item(wanted, 0)); // nobody said how long it is
        drain(session::filesOnce);
        assertThat(genova.archive.has(wanted)).isTrue();
        assertThat(session.state().setAside()).isEmpty();
    }

    @Test
    void onAQuickLineSmallFilesGoUpTogetherAndAPoisonedOneAmongThemHoldsUpNone() {
        Hash announced = Hash.of(new byte[] {9});
        genova.archive.contents.put(announced, new byte[] {1, 2, 3});
        genova.outgoing.add(new Files.Item(announced, 3));
        for (int i = 1; i <= 20; i++) {
            genova.keeps(new byte[1_000 + i]);
        }
        session.inBackground(Runnable::run);
        int steps = 1;
        while (!(session.filesOnce() instanceof Step.Idle)) {
            steps++;
        }
        assertThat(steps).isLessThan(20);
        assertThat(genova.sent).hasSize(20).doesNotContain(announced);
        assertThat(session.state().setAside()).containsOnlyKeys(announced);
        session.inBackground(ForkJoinPool.commonPool());
        for (int i = 1; i <= 20; i++) {
            genova.keeps(new byte[2_000 + i]);
        }
        drain(session::filesOnce);
        assertThat(genova.sent).hasSize(40);
    }

    @Test
    void aFileThatTheCentreDoesNotHoldYetDoesNotHoldUpTheOthers() {
        genova.incoming.add(new Files.Item(Hash.of(new byte[] {9}), 1));
        Hash later = centre.archive.add(new byte[300_000]);
        genova.incoming.add(new Files.Item(later, 300_000));
        drain(session::filesOnce);
        assertThat(genova.archive.has(later)).isTrue();
        assertThat(session.filesOnce()).isEqualTo(new Step.Idle());
        assertThat(session.state().setAside()).isEmpty();
    }

    @Test
    void howeverManyFilesCannotMoveTheOthersPass() {
        for (int i = 0; i < 250; i++) { // more than the session looks at
            genova.incoming.add(new Files.Item(Hash.of(new byte[] {(byte) i, 9}), 1));
        }
        byte[] content = new byte[1_000];
        genova.incoming.add(new Files.Item(centre.archive.add(content), content.length));
        Hash up = genova.keeps(new byte[] {7});
        for (int i = 0; i < 300; i++) {
            session.filesOnce();
        }
        assertThat(genova.archive.has(Hash.of(content))).isTrue();
        assertThat(centre.archive.has(up)).isTrue();
    }

    @Test
    void aDiskOfOursThatTakesNoMoreIsNoMatterOfTheLineAndIsAskedAgainLater() {
        AtomicLong now = new AtomicLong(1_767_225_600_000L);
        Session patient = new Session(genova.branch(), centre, now::get, new Random(1));
        Hash wanted = centre.archive.add(new byte[1_000]);
        genova.incoming.add(new Files.Item(wanted, 1_000));
        genova.full = true;
        assertThat(patient.filesOnce()).isEqualTo(new Step.Moved(0));
        assertThat(patient.state().setAside().get(wanted)).contains("non si può scrivere", "no room");
        assertThat(patient.state().collegato()).isTrue();
        assertThat(patient.filesOnce()).isEqualTo(new Step.Idle());
        genova.full = false;
        now.addAndGet(30_000);
        assertThat(patient.filesOnce()).isEqualTo(new Step.Moved(1));
        assertThat(patient.state().setAside()).isEmpty();
    }

    @Test
    void onAQuickLinePartsGrowAndWhatArrivedIsNotedForSeveralFilesAtOnce() {
        for (int i = 0; i < 12; i++) {
            genova.keeps(new byte[Limits.LARGEST_PART_BYTES - i]);
        }
        drain(session::filesOnce);
        assertThat(genova.sent).hasSize(12);
        assertThat(genova.notes).isEqualTo(1);
        assertThat(centre.partsTaken).isEqualTo(3 + 11);
    }

    @Test
    void thatSmallFilesWentQuicklyDoesNotMakeThePartsOfALargeOneLarge() {
        for (int i = 1; i <= 3; i++) {
            genova.keeps(new byte[i]);
        }
        genova.keeps(new byte[2 * Limits.PART_BYTES]);
        drain(session::filesOnce);
        assertThat(centre.partsTaken).isEqualTo(3 + 2);
    }

    @Test
    void onASlowLinePartsStaySmallAndEachFileIsNotedAtOnce() {
        AtomicLong now = new AtomicLong(1_767_225_600_000L);
        Session slow = new Session(genova.branch(), centre, () -> now.addAndGet(3_000), new Random(1));
        genova.keeps(new byte[Limits.PART_BYTES]);
        genova.keeps(new byte[4 * Limits.PART_BYTES]);
        drain(slow::filesOnce);
        assertThat(genova.notes).isEqualTo(2);
        assertThat(centre.partsTaken).isEqualTo(1 + 4);
    }

    @Test
    void anUrgentFileGoesBeforeSmallerOnes() {
        Hash small = genova.keeps(new byte[1_000]);
        Hash urgent = genova.keeps(new byte[2_000]);
        genova.outgoing.replaceAll(
                item -> item.hash().equals(urgent) ? new Files.Item(urgent, item.sizeBytes(), true) : item);
        session.pushOnce();
        while (!centre.archive.has(small)) {
            session.filesOnce();
            assertThat(centre.archive.has(urgent) || !centre.archive.has(small)).isTrue();
        }
    }

    @Test
    void aSmallFileThatIsNamedLaterOvertakesALargeOneOnItsWay() {
        Hash large = genova.keeps(new byte[20 * Limits.LARGEST_PART_BYTES]);
        for (int i = 0; i < 4; i++) {
            session.filesOnce();
        }
        Hash small = genova.keeps(new byte[5]);
        genova.facts.transaction(1); // its receipt says that there may be more to send
        session.pushOnce();
        session.filesOnce();
        session.filesOnce();
        assertThat(centre.archive.has(small)).isTrue();
        assertThat(centre.archive.has(large)).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void cutFilesGoOnWithAtMostTwoPercentSentTwice(long seed) {
        Weather weather = new Weather(centre, new Random(seed));
        Session stormy = new Session(genova.branch(), weather, () -> 0, new Random(seed));
        byte[] up = new byte[3_000_000];
        byte[] down = new byte[1_500_000];
        new Random(seed).nextBytes(up);
        new Random(seed + 100).nextBytes(down);
        Hash sent = genova.keeps(up);
        genova.incoming.add(new Files.Item(centre.archive.add(down), down.length));
        for (int i = 0; i < 300; i++) {
            stormy.filesOnce();
        }
        assertThat(centre.archive.content(sent)).isEqualTo(up);
        assertThat(genova.archive.content(Hash.of(down))).isEqualTo(down);
        assertThat(weather.bytesOnTheWire).isLessThanOrEqualTo((long) (1.02 * (up.length + down.length)));
    }
}
