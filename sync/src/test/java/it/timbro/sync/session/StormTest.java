package it.timbro.sync.session;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.world.Centre;
import it.timbro.sync.world.Facts;
import it.timbro.sync.world.Genova;
import it.timbro.sync.world.Weather;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Branch and centre under a seeded storm: what must hold in it, and after it. A failure names its seed.
class StormTest {
    private static final int STEPS = 300;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597})
    void afterTheStormBothSidesHoldTheSameOnceAndNothingWasEverParted(long seed) throws IOException {
        Random random = new Random(seed);
        Centre centre = new Centre(folder.resolve("centro"));
        Genova genova = new Genova(folder.resolve("genova"));
        Facts acts = new Facts(Facts.CENTRO);
        Weather weather = new Weather(centre, random);
        long[] nowMs = {1_767_225_600_000L};
        Session session = new Session(genova.branch(), weather, () -> nowMs[0], random);
        long files = 0;

        for (int i = 0; i < STEPS; i++) {
            switch (random.nextInt(8)) {
                case 0 -> genova.facts.transaction(1 + random.nextInt(4));
                case 1 -> {
                    acts.transaction(1 + random.nextInt(4));
                    centre.feed = acts.feed(Centre.SEDE);
                }
                case 2 -> {
                    byte[] content = new byte[random.nextInt(40_000)];
                    random.nextBytes(content);
                    if (random.nextBoolean()) {
                        genova.keeps(content);
                    } else {
                        genova.incoming.add(new Files.Item(centre.archive.add(content), content.length));
                    }
                    files++;
                }
                default -> step(session, random.nextInt(4));
            }
            assertThat(wholeTransactions(centre.shelf(Facts.GENOVA).links)).isTrue();
            assertThat(wholeTransactions(
                            genova.inbox.links.stream().map(f -> f.origin()).toList()))
                    .isTrue();
            nowMs[0] += 100;
        }

        weather.clear();
        session.provaAdesso();
        for (int i = 0; i < STEPS; i++) {
            step(session, i % 4);
        }
        assertThat(files).isPositive();
        assertThat(centre.shelf(Facts.GENOVA).links).isEqualTo(genova.facts.entries);
        assertThat(genova.inbox.links).isEqualTo(centre.feed);
        for (Files.Item item : genova.outgoing) {
            assertThat(Hash.of(centre.archive.content(item.hash()))).isEqualTo(item.hash());
        }
        for (Files.Item item : genova.incoming) {
            assertThat(Hash.of(genova.archive.content(item.hash()))).isEqualTo(item.hash());
        }
        LinkState state = session.state();
        assertThat(state.collegato()).isTrue();
        assertThat(state.waiting()).isEqualTo(LinkState.Waiting.NOTHING);
        assertThat(state.setAside()).isEmpty();
    }

    private static void step(Session session, int lane) {
        switch (lane) {
            case 0 -> session.pushOnce();
            case 1 -> session.pullOnce();
            case 2 -> session.repliesOnce();
            default -> session.filesOnce();
        }
    }

    private static boolean wholeTransactions(List<Entry> entries) {
        return entries.isEmpty()
                || entries.getFirst().txFirst() == entries.getFirst().seq()
                        && entries.getLast().seq()
                                == entries.getLast().txFirst()
                                        + entries.getLast().txSize()
                                        - 1;
    }
}
