package it.timbro.sync.session;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.receiver.Outcome;
import it.timbro.sync.world.Centre;
import it.timbro.sync.world.Facts;
import it.timbro.sync.world.Genova;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AheadTest {
    private static final int LONG = 60;

    @TempDir
    Path folder;

    private final List<Runnable> background = new ArrayList<>();
    private Genova genova;
    private Centre centre;
    private Ahead ahead;

    @BeforeEach
    void open() throws IOException {
        genova = new Genova(folder);
        centre = new Centre(folder.resolve("centro"));
        ahead = new Ahead(genova, centre);
    }

    private List<Entry> first() {
        genova.facts.transaction(LONG);
        return ahead.take(Facts.GENOVA, 0).parcel().entries();
    }

    private static List<Long> seqs(Ahead.Ready ready) {
        return ready.parcel().entries().stream().map(Entry::seq).toList();
    }

    @Test
    void whatFollowsIsReadWhileTheFormerIsUnderWayAndNotAgainWhenItIsItsTurn() {
        List<Entry> first = first();
        genova.facts.transaction(2);
        ahead.prepare(Facts.GENOVA, first, background::add, false);
        background.forEach(Runnable::run);
        genova.facts.transaction(1);
        assertThat(seqs(ahead.take(Facts.GENOVA, LONG)))
                .as("as it was when it was read ahead")
                .containsExactly(LONG + 1L, LONG + 2L);
    }

    @Test
    void afterAnyOtherPlaceThanThePreparedOneItIsReadAnew() {
        List<Entry> first = first();
        genova.facts.transaction(2);
        ahead.prepare(Facts.GENOVA, first, background::add, false);
        background.forEach(Runnable::run);
        assertThat(seqs(ahead.take(Facts.GENOVA, 0))).as("the centre went back").startsWith(1L);
    }

    @Test
    void whatIsWrittenAfterNothingWasFoundAheadLeavesAtItsTurn() {
        List<Entry> first = first();
        ahead.prepare(Facts.GENOVA, first, background::add, false);
        background.forEach(Runnable::run);
        genova.facts.transaction(1); // rings while the first batch is under way, and not again
        assertThat(seqs(ahead.take(Facts.GENOVA, LONG))).containsExactly(LONG + 1L);
    }

    @Test
    void onAQuickLineItLeavesBeforeTheAnswerToWhatPrecedesIt() {
        List<Entry> first = first();
        genova.facts.transaction(2);
        assertThat(centre.receive(first)).isInstanceOf(Outcome.Stored.class);
        ahead.prepare(Facts.GENOVA, first, Runnable::run, true);
        assertThat(centre.shelf(Facts.GENOVA).head().seq()).isEqualTo(LONG + 2L);
        assertThat(ahead.take(Facts.GENOVA, LONG).answer()).isPresent();
    }

    @Test
    void aSingleActStartsNothingInTheBackground() {
        genova.facts.transaction(3);
        ahead.prepare(Facts.GENOVA, ahead.take(Facts.GENOVA, 0).parcel().entries(), background::add, true);
        assertThat(background).isEmpty();
    }
}
