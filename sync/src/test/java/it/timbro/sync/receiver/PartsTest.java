package it.timbro.sync.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.world.MemoryArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
    @TempDir
    Path folder;

    private final MemoryArchive archive = new MemoryArchive();
    private final byte[] content = new byte[100_000];
    private Hash hash = Hash.ZERO;

    @BeforeEach
    void invent() {
        new Random(7).nextBytes(content);
        hash = Hash.of(content);
    }

    private byte[] slice(int from, int to) {
        return Arrays.copyOfRange(content, from, to);
    }

    @Test
    void aFileGoesOnWhereItWasCutEvenAfterARestart() throws IOException {
        for (int cut : new int[] {0, 1, 16_384, 50_000, 99_999}) {
            archive.contents.clear();
            new Parts(folder, archive, Disk.real()).write(hash, content.length, 0, slice(0, cut));
            Parts restarted = new Parts(folder, archive, Disk.real());
            assertThat(restarted.held(hash, content.length)).isEqualTo(cut);
            assertThat(restarted.write(hash, content.length, cut, new ByteArrayInputStream(slice(cut, content.length))))
                    .isEqualTo(new Parts.Outcome.Complete(content.length));
            assertThat(archive.content(hash)).isEqualTo(content);
        }
    }

    @Test
    void aPartOfAFileThatCameByAnotherWayIsClearedAtTheNextStartAndNoOther() throws IOException {
        Parts before = new Parts(folder, archive, Disk.real());
        Hash other = Hash.of(new byte[] {1, 2, 3});
        before.write(hash, content.length, 0, slice(0, 10));
        before.write(other, 3, 0, new byte[] {1, 2});
        archive.add(content);
        Parts restarted = new Parts(folder, archive, Disk.real());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve(other.hex() + ".part"));
        }
        assertThat(restarted.held(other, 3)).isEqualTo(2);
    }

    @Test
    void aFileThatCameWholeByAnotherWayMeanwhileIsCompleteForWhoAsksWithAnEmptyPart() throws IOException {
        Parts parts = new Parts(folder, archive, Disk.real());
        parts.write(hash, content.length, 0, slice(0, 10));
        archive.add(content);
        assertThat(parts.held(hash, content.length)).isEqualTo(content.length);
        assertThat(parts.write(hash, content.length, content.length, new byte[0]))
                .isEqualTo(new Parts.Outcome.Complete(content.length));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void allBytesThatLieThereWithoutHavingBeenTakenOverAreTakenOverWhenTheSamePartComesTwice() throws IOException {
        for (byte[] left : new byte[][] {content, new byte[content.length]}) { // whole, or torn by the power
            Files.write(folder.resolve(hash.hex() + ".part"), left);
            Parts restarted = new Parts(folder, archive, Disk.real());
            boolean whole = Arrays.equals(left, content);
            assertThat(restarted.write(hash, content.length, 0, content))
                    .isInstanceOf(whole ? Parts.Outcome.Complete.class : Parts.Outcome.Spoiled.class);
            assertThat(archive.has(hash)).isEqualTo(whole);
            archive.contents.clear();
        }
    }

    @Test
    void aPartThatDoesNotContinueIsToldWhereToBegin() throws IOException {
        Parts parts = new Parts(folder, archive, Disk.real());
        parts.write(hash, content.length, 0, slice(0, 10));
        assertThat(parts.write(hash, content.length, 20, slice(20, 30))).isEqualTo(new Parts.Outcome.Held(10));
        assertThat(parts.write(hash, content.length, 0, slice(0, 10))).isEqualTo(new Parts.Outcome.Held(10));
    }

    @Test
    void ofManyFilesOnTheirWayAtOnceNoneIsReadAgainForEachOfItsParts() throws IOException {
        Parts parts = new Parts(folder, archive, Disk.real());
        for (int file = 0; file < 300; file++) { // as many as a centre has branches
            parts.write(Hash.of(new byte[] {(byte) file, (byte) (file >> 8)}), 9, 0, new byte[1]);
        }
        Hash first = Hash.of(new byte[2]);
        Files.delete(folder.resolve(first.hex() + ".part")); // who reads it again finds nothing
        assertThat(parts.write(first, 9, 1, new byte[1])).isEqualTo(new Parts.Outcome.Held(2));
    }

    @Test
    void aFileThatIsNotWhatItsHashSaysIsThrownAway() throws IOException {
        Parts parts = new Parts(folder, archive, Disk.real());
        byte[] wrong = content.clone();
        wrong[500] ^= 1;
        assertThat(parts.write(hash, wrong.length, 0, wrong)).isInstanceOf(Parts.Outcome.Spoiled.class);
        assertThat(parts.held(hash, content.length)).isZero();
        assertThat(archive.contents).isEmpty();
    }

    @Test
    void aFileLongerThanAnnouncedOrThanTheLimitIsThrownAway() throws IOException {
        Parts parts = new Parts(folder, archive, Disk.real());
        assertThat(parts.write(hash, 5, 0, slice(0, 6))).isInstanceOf(Parts.Outcome.Spoiled.class);
        assertThat(parts.write(hash, Limits.FILE_BYTES + 1, 0, slice(0, 6))).isInstanceOf(Parts.Outcome.Spoiled.class);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatTheArchiveHasIsNotTakenAgain() throws IOException {
        archive.add(content);
        Parts parts = new Parts(folder, archive, Disk.real());
        assertThat(parts.held(hash, content.length)).isEqualTo(content.length);
        assertThat(parts.write(hash, content.length, 0, slice(0, 10)))
                .isEqualTo(new Parts.Outcome.Complete(content.length));
    }

    private Parts process(String name) throws IOException {
        return new Parts(folder.resolve(name), Optional.of(folder), archive, Disk.real());
    }

    @Test
    void partsThatComeToOneProcessAfterTheOtherMakeOneFile() throws IOException {
        Parts[] processes = {process("uno"), process("due")};
        for (int at = 0; at < content.length; at += 10_000) {
            Parts next = processes[at / 10_000 % 2];
            assertThat(next.held(hash, content.length)).isEqualTo(at);
            Parts.Outcome outcome = next.write(hash, content.length, at, slice(at, at + 10_000));
            assertThat(outcome)
                    .isEqualTo(
                            at + 10_000 < content.length
                                    ? new Parts.Outcome.Held(at + 10_000)
                                    : new Parts.Outcome.Complete(content.length));
        }
        assertThat(archive.content(hash)).isEqualTo(content);
        assertThat(processes[0].write(hash, content.length, content.length, new byte[0]))
                .isEqualTo(new Parts.Outcome.Complete(content.length));
    }

    @Test
    void allBytesThatAProcessHadWhenItEndedAreTakenOverByAnother() throws IOException {
        Files.write(Files.createDirectories(folder.resolve("uno")).resolve(hash.hex() + ".part"), content);
        Parts due = process("due");
        assertThat(due.held(hash, content.length)).isEqualTo(content.length);
        assertThat(due.write(hash, content.length, content.length, new byte[0]))
                .isEqualTo(new Parts.Outcome.Complete(content.length));
        assertThat(archive.content(hash)).isEqualTo(content);
    }

    @Test
    void ofWhatAProcessHadThatIsNotTheFileAnotherTakesNothingASecondTime() throws IOException {
        Path torn = Files.createDirectories(folder.resolve("uno")).resolve(hash.hex() + ".part");
        Files.write(torn, new byte[50_000]);
        Parts due = process("due");
        assertThat(due.held(hash, content.length)).isEqualTo(50_000);
        assertThat(due.write(hash, content.length, 50_000, slice(50_000, content.length)))
                .isInstanceOf(Parts.Outcome.Spoiled.class);
        assertThat(due.held(hash, content.length)).isZero();
        assertThat(due.write(hash, content.length, 0, content)).isEqualTo(new Parts.Outcome.Complete(content.length));
        assertThat(torn).as("it is for its own process to take away").hasSize(50_000);
    }

    @Test
    void partsOfFilesThatCameWholeAtAnotherProcessAreClearedWhileItRuns() throws IOException {
        Parts uno = process("uno");
        uno.write(hash, content.length, 0, slice(0, 10));
        archive.add(content);
        Path part = folder.resolve("uno").resolve(hash.hex() + ".part");
        for (int file = 0; file < 100; file++) {
            assertThat(part).exists();
            byte[] small = {(byte) file};
            uno.write(Hash.of(small), 1, 0, small);
        }
        assertThat(part).doesNotExist();
    }
}
