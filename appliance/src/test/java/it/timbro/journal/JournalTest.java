package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.BaseDati;
import it.timbro.journal.Journal.Soundness;
import it.timbro.sync.protocol.Head;
import it.timbro.world.Centrale;
import it.timbro.world.Mondo;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// INV-5: any edit, gap or cut tail is found; and what the fences refuse. On the stream of a chamber's acts.
@ParameterizedClass
@EnumSource(BaseDati.class)
class JournalTest {
    private final BaseDati base;

    @TempDir
    Path folder;

    private Path file;
    private Head head = Head.EMPTY;

    JournalTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void aCentreThatHasWorked() {
        file = folder.resolve("centro/timbro.db");
        try (Mondo mondo = new Mondo(base, folder, 1)) {
            for (int i = 1; i <= 3; i++) {
                mondo.centrale.arriva(i, Mondo.bytes(100, i));
            }
            head = mondo.centrale.casa.journal.head(Centrale.AOO);
        }
    }

    private Soundness verify() {
        try (Mondo mondo = new Mondo(base, folder, 2)) {
            return mondo.centrale.casa.journal.verify(Centrale.AOO);
        }
    }

    private Soundness verify(Head anchor) {
        try (Mondo mondo = new Mondo(base, folder, 2)) {
            return mondo.centrale.casa.journal.verify(Centrale.AOO, anchor);
        }
    }

    @Test
    void whoWaitsForACommitHearsOfItAlthoughWhatWasToFollowItFails() {
        try (Mondo mondo = new Mondo(base, folder, 2)) {
            Journal journal = mondo.centrale.casa.journal;
            AtomicInteger rung = new AtomicInteger();
            journal.onCommit(rung::incrementAndGet);
            assertThatThrownBy(() -> journal.write(Centrale.AOO, "prova", tx -> {
                        tx.afterCommit(() -> {
                            throw new IllegalStateException("what was to follow");
                        });
                        return true;
                    }))
                    .hasMessage("what was to follow");
            assertThat(rung).hasValue(1);
        }
    }

    @Test
    void aJournalNobodyTouchedIsSoundUpToItsHead() {
        assertThat(head.seq()).isEqualTo(9);
        assertThat(verify()).isEqualTo(new Soundness.Sound(head.seq(), head.hash()));
    }

    /// What someone with a database tool could do, with the fences taken away first.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set payload = salt where sede = 'GE' and seq = 3",
                "update journal set operatore = 'altri' where sede = 'GE' and seq = 3",
                "update journal set wall_ms = wall_ms + 1 where sede = 'GE' and seq = 3",
                "update journal set tx_size = 2 where sede = 'GE' and seq = 3",
                "update journal set hash = previous where sede = 'GE' and seq = 3",
                "delete from journal where sede = 'GE' and seq = 3",
                "delete from journal where sede = 'GE' and seq = 1",
                "delete from journal where sede = 'GE' and seq >= 5",
                "update stream set head_seq = head_seq - 1 where sede = 'GE'"
            })
    void anyEditGapOrCutTailIsFound(String tampering) {
        base.tamper(file, tampering);
        assertThat(verify()).isInstanceOf(Soundness.Broken.class);
    }

    @Test
    void aTailCutWithItsHeadIsFoundAgainstTheLastAnchor() {
        base.tamper(
                file,
                "delete from journal where sede = 'GE' and seq >= 5",
                "update stream set head_seq = 4, head_hash = (select hash from journal where sede = 'GE' and seq = 4)"
                        + " where sede = 'GE'");
        assertThat(verify()).isInstanceOf(Soundness.Sound.class);
        assertThat(verify(head)).isInstanceOf(Soundness.Broken.class);
    }

    @Test
    void aForkIsFoundAgainstTheLastAnchor() {
        Head elsewhere = new Head(head.seq(), it.timbro.sync.protocol.Hash.of(new byte[] {1}));
        assertThat(verify(elsewhere)).isInstanceOf(Soundness.Broken.class);
        assertThat(verify(head)).isInstanceOf(Soundness.Sound.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from journal",
                "update journal set subject = 'x'",
                "delete from feed",
                "update feed set seq = seq + 1"
            })
    void theTriggersRefuseWhatTheProgramNeverDoes(String statement) {
        assertThatThrownBy(() -> base.raw(file, statement)).hasMessageContaining("append-only");
    }

    @Test
    void aPayloadErasedByLawLeavesTheChainWhole() {
        base.raw(file, "update journal set payload = null, salt = null where sede = 'GE' and seq = 3");
        assertThat(verify()).isInstanceOf(Soundness.Sound.class);
    }
}
