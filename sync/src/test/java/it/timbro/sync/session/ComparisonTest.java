package it.timbro.sync.session;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Impronta.Discordanza;
import it.timbro.sync.protocol.Impronta.Somma;
import it.timbro.sync.protocol.Impronta.Voce;
import it.timbro.sync.protocol.Paragone;
import it.timbro.sync.world.Centre;
import it.timbro.sync.world.Genova;
import it.timbro.sync.world.PlainMirror;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who asks what when both ends compare what the same facts have come to.
class ComparisonTest {
    @TempDir
    Path folder;

    private final List<Impronta> asked = new ArrayList<>();
    private List<Voce> there = List.of(voce(1), voce(2), voce(3));
    private Head feed = new Head(4, Hash.ZERO);
    private Centre centre;
    private Genova genova;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        centre = new Centre(folder.resolve("centre"));
        genova = new Genova(folder.resolve("genova"));
        genova.mirror.feed = feed;
        genova.mirror.voci = there;
        centre.paragone = ours -> {
            asked.add(ours);
            Impronta theirs = PlainMirror.reckoned(there, genova.mirror.ranges, Map.of(), feed);
            if (!theirs.stesseTeste(ours)) {
                return Paragone.ALTRE_TESTE;
            }
            List<Integer> diverse = ours.fasce().isEmpty() ? List.of() : Paragone.diverse(theirs.fasce(), ours.fasce());
            return theirs.totale().equals(ours.totale())
                    ? Paragone.UGUALE
                    : new Paragone(
                            true, false, diverse, PlainMirror.some(there, genova.mirror.ranges, diverse, ours.dopo()));
        };
        session = new Session(genova.branch(), centre, () -> 0, new java.util.Random(1));
    }

    private static Voce voce(int n) {
        return new Voce("M26B22A%04d".formatted(n), 1_000 + n, 3, "ASSEGNATA");
    }

    private void reply(int steps) {
        IntStream.range(0, steps).forEach(_ -> session.repliesOnce());
    }

    @Test
    void whatAgreesCostsOneQuestionWithoutRangesUntilTheHeadsMove() {
        reply(5);
        assertThat(asked)
                .singleElement()
                .satisfies(one -> assertThat(one.fasce()).isEmpty());
        assertThat(genova.mirror.found).containsExactly(List.of());
        feed = new Head(5, Hash.ZERO);
        genova.mirror.feed = feed;
        reply(3);
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatDoesNotAgreeIsNamedToBothAndComparedAgainAfterEachLookForNews() {
        genova.mirror.voci = List.of(voce(1), new Voce("M26B22A0002", 77, 4, "APPROVATA"), voce(3));
        reply(1);
        Discordanza expected = new Discordanza("M26B22A0002", "APPROVATA 4", "ASSEGNATA 3");
        assertThat(genova.mirror.found).containsExactly(List.of(expected));
        assertThat(asked.getLast().discordi()).containsExactly(expected);
        assertThat(asked).hasSize(3);
        reply(1); // looks for news in between
        assertThat(asked).hasSize(3);
        genova.mirror.voci = there;
        reply(1);
        assertThat(genova.mirror.found.getLast()).isEmpty();
    }

    /// One message does not name all pratiche of one range.
    @Test
    void oneThatDiffersAmongThousandsIsNamedAndNoOther() {
        genova.mirror.ranges = 1;
        there = IntStream.range(0, 1_000).mapToObj(ComparisonTest::voce).toList();
        List<Voce> here = new ArrayList<>(there);
        here.remove(3);
        here.set(900, new Voce(here.get(900).pratica(), 77, 4, "APPROVATA"));
        genova.mirror.voci = here;
        reply(1);
        assertThat(genova.mirror.found).containsExactly(List.of(new Discordanza("M26B22A0003", "", "ASSEGNATA 3")));
        here.add(3, voce(3));
        reply(2);
        assertThat(genova.mirror.found.getLast())
                .containsExactly(new Discordanza("M26B22A0901", "APPROVATA 4", "ASSEGNATA 3"));
        assertThat(asked.getLast().discordi()).hasSize(1);
    }

    @Test
    void atOtherHeadsNothingIsSaid() {
        genova.mirror.voci = List.of();
        genova.mirror.feed = new Head(3, Hash.ZERO);
        reply(4);
        assertThat(asked).hasSize(1);
        assertThat(genova.mirror.found).isEmpty();
    }

    @Test
    void whatIsMissingAtOneEndIsNamedToo() {
        assertThat(Paragone.discordi(List.of(voce(1), voce(2)), List.of(voce(2), voce(3))))
                .containsExactly(
                        new Discordanza("M26B22A0001", "ASSEGNATA 3", ""),
                        new Discordanza("M26B22A0003", "", "ASSEGNATA 3"));
    }

    @Test
    void aSumForgetsWhatWasTakenAwayAndStaysBelowItsModulus() {
        Somma near = new Somma(1, Somma.MODULO - 1);
        assertThat(near.piu(near)).isEqualTo(new Somma(2, Somma.MODULO - 2));
        assertThat(near.piu(new Somma(1, 1)).somma()).isZero();
    }
}
