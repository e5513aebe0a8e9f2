package it.timbro.journal;

import static it.timbro.Prove.opzioni;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.journal.Journal.Soundness;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.sync.protocol.Head;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// INV-5: any edit, gap or cut tail is found; and what the fences refuse.
class JournalTest {
    @TempDir
    Path folder;

    private Head head = Head.EMPTY;

    @BeforeEach
    void aBranchThatHasWorked() {
        try (Filiale filiale = new Filiale(folder)) {
            filiale.magazzino.carica("A0123401", "A0123410", "anna");
            for (int i = 0; i < 5; i++) {
                NumeroPratica numero = filiale.arriva(opzioni(Supporto.FOGLIO_BIANCO, 0));
                filiale.approva(numero);
            }
            head = filiale.journal.head(Filiale.STREAM);
        }
    }

    @Test
    void aJournalNobodyTouchedIsSoundUpToItsHead() {
        try (Filiale filiale = new Filiale(folder)) {
            assertThat(filiale.journal.verify(Filiale.STREAM)).isEqualTo(new Soundness.Sound(head.seq(), head.hash()));
        }
    }

    /// What someone with the file and a database tool could do, with the triggers taken away first.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set payload = cast('{}' as blob) where sede = 'GE1' and seq = 3",
                "update journal set operatore = 'altri' where sede = 'GE1' and seq = 3",
                "update journal set wall_ms = wall_ms + 1 where sede = 'GE1' and seq = 3",
                "update journal set tx_size = 2 where sede = 'GE1' and seq = 3",
                "update journal set hash = previous where sede = 'GE1' and seq = 3",
                "delete from journal where sede = 'GE1' and seq = 3",
                "delete from journal where sede = 'GE1' and seq = 1",
                "delete from journal where sede = 'GE1' and seq >= 5",
                "update stream set head_seq = head_seq - 1 where sede = 'GE1'"
            })
    void anyEditGapOrCutTailIsFound(String tampering) {
        raw("drop trigger journal_never_edited", "drop trigger journal_never_deleted", tampering);
        try (Filiale filiale = new Filiale(folder)) {
            assertThat(filiale.journal.verify(Filiale.STREAM)).isInstanceOf(Soundness.Broken.class);
        }
    }

    @Test
    void aTailCutWithItsHeadIsFoundAgainstTheLastAnchor() {
        raw(
                "drop trigger journal_never_deleted",
                "delete from journal where sede = 'GE1' and seq >= 5",
                "update stream set head_seq = 4, head_hash = (select hash from journal where sede = 'GE1' and seq = 4)"
                        + " where sede = 'GE1'");
        try (Filiale filiale = new Filiale(folder)) {
            Soundness found = filiale.journal.verify(Filiale.STREAM, head);
            assertThat(found).isInstanceOf(Soundness.Broken.class);
        }
    }

    @Test
    void aForkIsFoundAgainstTheLastAnchor() {
        try (Filiale filiale = new Filiale(folder)) {
            Head elsewhere = new Head(head.seq(), it.timbro.sync.protocol.Hash.of(new byte[] {1}));
            assertThat(filiale.journal.verify(Filiale.STREAM, elsewhere)).isInstanceOf(Soundness.Broken.class);
            assertThat(filiale.journal.verify(Filiale.STREAM, head)).isInstanceOf(Soundness.Sound.class);
        }
    }

    @Test
    void theTriggersRefuseWhatTheProgramNeverDoes() {
        assertThatThrownBy(() -> raw("delete from journal")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> raw("update journal set subject = 'x'")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> raw("delete from feed")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> raw("update feed set seq = seq + 1")).hasMessageContaining("append-only");
    }

    @Test
    void aPayloadErasedByLawLeavesTheChainWhole() {
        raw("update journal set payload = null, salt = null where sede = 'GE1' and seq = 3");
        try (Filiale filiale = new Filiale(folder)) {
            assertThat(filiale.journal.verify(Filiale.STREAM)).isInstanceOf(Soundness.Sound.class);
        }
    }

    private void raw(String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("timbro.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
