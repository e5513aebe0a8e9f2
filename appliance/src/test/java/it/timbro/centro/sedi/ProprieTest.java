package it.timbro.centro.sedi;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.receiver.Outcome;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A centre that lost the middle of a branch's life, and got a later fact of it back from another branch, which had
/// been told it. A new box for that branch can only go on where the life is whole.
class ProprieTest {
    private static final byte[] P7M = Mondo.bytes(2_000, 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(BaseDati.class)
    void aBranchGetsBackItsLifeUpToWhereItIsWhole(BaseDati base) {
        try (Mondo mondo = new Mondo(base, folder, 20261123)) {
            Centrale centrale = mondo.centrale;
            NumeroPratica prima = centrale.arriva(1, P7M);
            NumeroPratica seconda = centrale.arriva(2, P7M);
            assertThat(mondo.genova.sincronizza()).isTrue();
            long intera = centrale.casa.journal.head(Genova.STREAM).seq();
            mondo.genova.approva(prima);
            mondo.genova.approva(seconda);
            List<Entry> dopo = mondo.genova.casa.journal.entriesAfter(Genova.STREAM, intera, 10, 1_000_000);
            assertThat(dopo).hasSizeGreaterThan(1);

            assertThat(centrale.casa
                            .journal
                            .copies()
                            .takeBack("GE2", List.of(FeedEntry.seal("GE2", 1, dopo.getLast(), Hash.ZERO))))
                    .isInstanceOf(Outcome.Stored.class);
            assertThat(centrale.casa.journal.find(Genova.STREAM, dopo.getLast().seq()))
                    .isPresent();
            assertThat(centrale.sedi.proprie(Centrale.GENOVA, 1, 0))
                    .extracting(Entry::seq)
                    .last()
                    .isEqualTo(intera);
            assertThat(centrale.sedi.proprie(Centrale.GENOVA, 1, intera)).isEmpty();

            assertThat(mondo.genova.sincronizza()).isTrue();
            assertThat(centrale.sedi.proprie(Centrale.GENOVA, 1, intera)).hasSameSizeAs(dopo);
        }
    }
}
