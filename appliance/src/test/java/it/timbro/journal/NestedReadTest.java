package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.sync.protocol.StreamId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers are few: steps that wait for other steps would, one day, all wait for each other.
class NestedReadTest {
    @TempDir
    Path folder;

    @Test
    void aStepThatAsksForAnotherOfItsKindIsRefusedAtOnce() {
        try (Filiale filiale = new Filiale(folder)) {
            Journal journal = filiale.journal;
            assertThatThrownBy(() -> journal.read(_ -> journal.head(Filiale.STREAM)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("asks for no other");
            assertThatThrownBy(() -> journal.write(
                            Filiale.STREAM, "anna", _ -> journal.write(Filiale.STREAM, "anna", _ -> true)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("asks for no other");
            StreamId life = journal.read(rows -> rows.life(Filiale.STREAM));
            assertThat(life).as("what it was handed tells the same").isEqualTo(Filiale.STREAM);
        }
    }
}
