package it.timbro.proprieta;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.Prove;
import it.timbro.atti.Tables;
import it.timbro.base.Sede;
import it.timbro.collegamento.store.RettificheStore;
import it.timbro.journal.Journal;
import it.timbro.journal.Recorded;
import it.timbro.journal.Telling.Told;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaComunicata;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.RettificaRichiesta;
import it.timbro.pratica.DellaPratica.RettificaScaduta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.DellaPratica.RinunciaPervenuta;
import it.timbro.pratica.DellaPratica.RinunciaTardiva;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the centre says of a pratica, between what its branch does: the same order in every house, whatever came
/// first there, and also when the branch is in its second life.
class OrdineTest {
    private static final StreamId AOO = new StreamId("GE", "aoo");
    private static final StreamId PRIMA = new StreamId("GE1", "1");
    private static final StreamId SECONDA = new StreamId("GE1", "2");
    private static final NumeroPratica NUMERO = new NumeroPratica("M26B22A0001");
    private static final long DOMANI = 1_795_426_920_000L;

    /// A pratica as it happened: the branch comes back from a copy, asks for a correction, the centre tells the
    /// company, its answer comes, is accepted, and another request runs out.
    private static final List<Fatto> STORIA = List.of(
            new Fatto(AOO, Prove.presentata(NUMERO, Prove.certificato("Pompe S.r.l.", "KANTO"), Opzioni.NESSUNA)),
            new Fatto(AOO, new PraticaProtocollata(NUMERO, new NumeroProtocollo("GE/2026/0000001"))),
            new Fatto(AOO, new PraticaAssegnata(NUMERO, new Sede("GE1"), 1)),
            new Fatto(PRIMA, new NotaAggiunta(NUMERO, "vista")),
            new Fatto(SECONDA, chiesta(DOMANI)),
            new Fatto(AOO, new RettificaComunicata(NUMERO, "GE1/2", 1, DOMANI + 10_000)),
            new Fatto(AOO, new RettificaPervenuta(NUMERO, null, null, null, List.of())),
            new Fatto(SECONDA, new RettificaAccolta(NUMERO, "GE/aoo", 5)),
            new Fatto(SECONDA, chiesta(DOMANI + 20_000)),
            new Fatto(AOO, new RettificaComunicata(NUMERO, "GE1/2", 3, DOMANI + 30_000)),
            new Fatto(AOO, new RettificaScaduta(NUMERO, DOMANI + 30_000)),
            new Fatto(AOO, new RinunciaPervenuta(NUMERO, "non serve più")),
            new Fatto(SECONDA, new RinunciaTardiva(NUMERO, "GE/aoo", 8, "tardi")));

    @TempDir
    Path folder;

    private record Fatto(StreamId stream, DellaPratica fact) {}

    private static RettificaRichiesta chiesta(long scadenzaMs) {
        return new RettificaRichiesta(NUMERO, List.of(new Rilievo("2", "Manca l'indirizzo.")), scadenzaMs);
    }

    /// Each stream counts its own.
    private static List<Recorded> storia() {
        Map<StreamId, Long> seqs = new HashMap<>();
        List<Recorded> storia = new ArrayList<>();
        for (Fatto fatto : STORIA) {
            long seq = seqs.merge(fatto.stream(), 1L, Long::sum);
            storia.add(new Recorded(
                    fatto.stream(), seq, new Entry.Stamp(DOMANI + seq, 0, 0, Long.MAX_VALUE), "anna", 0, fatto.fact()));
        }
        return storia;
    }

    private static List<Recorded> racconta(List<Recorded> arrived) {
        return Proprieta.racconta(arrived).stream().map(Told::recorded).toList();
    }

    @Test
    void whoHeardItAsItHappenedTellsItSo() {
        assertThat(racconta(storia())).isEqualTo(storia());
    }

    @Test
    void whoHeardTheNewsFirstAndItsOwnPastLaterTellsTheSame() {
        List<Recorded> arrived = new ArrayList<>(storia());
        arrived.sort(Comparator.comparing(recorded -> !Proprieta.centrale(recorded.stream())));
        List<Recorded> told = racconta(arrived);
        assertThat(told).hasSameElementsAs(storia());
        assertThat(told.stream().filter(fatto -> fatto.stream().equals(SECONDA)).toList())
                .isEqualTo(storia().stream()
                        .filter(fatto -> fatto.stream().equals(SECONDA))
                        .toList());
        sensato(told);
    }

    /// However the streams are shuffled into each other, even if the lives come the wrong way round.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noWordComesBeforeWhatItIsAboutNorBehindItsAnswer(long seed) {
        Random random = new Random(seed);
        List<List<Recorded>> streams = new ArrayList<>();
        for (StreamId stream : List.of(AOO, PRIMA, SECONDA)) {
            streams.add(new ArrayList<>(storia().stream()
                    .filter(recorded -> recorded.stream().equals(stream))
                    .toList()));
        }
        List<Recorded> arrived = new ArrayList<>();
        while (arrived.size() < STORIA.size()) {
            List<Recorded> one = streams.get(random.nextInt(streams.size()));
            if (!one.isEmpty()) {
                arrived.add(one.removeFirst());
            }
        }
        sensato(racconta(arrived));
    }

    private static void sensato(List<Recorded> told) {
        List<Recorded> storia = storia();
        assertThat(told).hasSameElementsAs(storia);
        for (int[] pair : new int[][] {
            {2, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 7}, {7, 8}, {8, 9}, {9, 10}, {10, 11}, {11, 12},
        }) {
            assertThat(told.indexOf(storia.get(pair[0])))
                    .as(storia.get(pair[0]) + " before " + storia.get(pair[1]))
                    .isLessThan(told.indexOf(storia.get(pair[1])));
        }
    }

    @Test
    void whatWasAppliedOneByOneStandsWhereItStoodWhenItIsToldAnew() {
        SchedaStore pratiche = new SchedaStore();
        try (Journal journal = BaseDati.SQLITE.open(
                folder.resolve("casa.db"),
                new Codec(),
                List.of(pratiche, new CarteStore(), new FileStore(), new RettificheStore()),
                CarteStore::keep,
                new Orologio(),
                new Random(1))) {
            for (Fatto fatto : STORIA) {
                journal.write(fatto.stream(), "anna", tx -> tx.append(fatto.fact()));
            }
            assertThat(journal.read(rows -> pratiche.read(rows, NUMERO)).scadenzaMs())
                    .isEqualTo(DOMANI + 30_000);
            Map<String, List<String>> live = Tables.dump(folder.resolve("casa.db"));
            journal.rebuild("pratica:" + NUMERO);
            assertThat(Tables.dump(folder.resolve("casa.db"))).isEqualTo(live);
        }
    }
}
