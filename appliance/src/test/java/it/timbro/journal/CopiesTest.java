package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.Prove;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.store.CarteStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What nobody goes on with is kept as evidence.
class CopiesTest {
    private static final StreamId GENOVA = new StreamId("GE1", "1");

    /// As when a box is put back while its evidence is still to be told: the witness brings the same facts.
    @ParameterizedTest
    @EnumSource
    void whatIsSetAsideAgainIsTheSameEvidence(BaseDati base, @TempDir Path folder) {
        Codec codec = new Codec();
        NumeroPratica pratica = new NumeroPratica("M26B22A0001");
        List<Entry> told = Prove.scritti(
                GENOVA,
                List.of(
                        codec.encode(new NotaAggiunta(pratica, "buona")),
                        codec.encode(new NotaAggiunta(pratica, "sulla copia"))));
        try (Journal journal = base.open(
                folder.resolve("sede.db"), codec, List.of(), CarteStore::keep, new FakeTime(), new Random(1))) {
            for (int time = 0; time < 2; time++) {
                assertThat(journal.receive(GENOVA, told, UnaryOperator.identity()))
                        .isInstanceOf(Outcome.Stored.class);
                assertThat(journal.copies().setAside(GENOVA, 1)).isEqualTo(1);
                assertThat(journal.head(GENOVA).seq()).isEqualTo(1);
            }
            List<Entry> evidence = journal.read(rows -> Lives.evidence(rows.dsl(), "GE1", 10));
            assertThat(evidence)
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.hash()).isEqualTo(told.getLast().hash()));
        }
    }
}
