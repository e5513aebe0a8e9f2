package it.timbro.installer.bench;

import it.timbro.base.Time;
import it.timbro.installer.AotCache;
import it.timbro.installer.House;
import it.timbro.installer.HouseFolder;
import it.timbro.installer.Image;
import it.timbro.installer.Ports;
import it.timbro.installer.Sito;
import it.timbro.installer.Sportellista;
import it.timbro.journal.Journal;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica.PraticaRespinta;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.sync.protocol.StreamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/// Eight people at work at once at a branch with years behind it: each goes round the pages of the counter,
/// decides two pratiche a round and takes a blank in stock, with a breath between two requests. The same on a
/// store that holds nothing but the pratiche to be decided, in the same run.
record SportelloBench(Image image, Path target, int pratiche) {
    private static final StreamId GENOVA = new StreamId("GE1", "1");
    private static final int PERSONE = 8;
    private static final int GIRI_DI_PROVA = 8;
    private static final int GIRI = 25;
    /// Two are decided in each round.
    private static final int APERTE = PERSONE * (GIRI_DI_PROVA + GIRI) * 2;

    private static final long RESPIRO_MS = 200;
    private static final int PER_TRANSACTION = 250;

    enum Kind {
        GIORNATA("vista del giorno", 100),
        PAGINA("le altre pagine", 150),
        ATTO("atti", 100);

        private final String text;
        private final int limitMs;

        Kind(String text, int limitMs) {
            this.text = text;
            this.limitMs = limitMs;
        }
    }

    private record Sample(Kind kind, long nanos) {}

    void run() {
        Image trained = AotCache.attach(image, target);
        Map<Kind, Percentili> empty = measure(trained, APERTE);
        Map<Kind, Percentili> full = measure(trained, Math.max(pratiche, APERTE));
        System.out.printf(
                "%d persone al lavoro, %d ms fra due richieste di ciascuna; %d pratiche, e %d nel confronto%n",
                PERSONE, RESPIRO_MS, Math.max(pratiche, APERTE), APERTE);
        for (Kind kind : Kind.values()) {
            Percentili one = Objects.requireNonNull(full.get(kind));
            Percentili other = Objects.requireNonNull(empty.get(kind));
            System.out.printf("  %-18s %s   limite p99 %d ms%n", kind.text, one, kind.limitMs);
            System.out.printf(
                    "  %-18s %s   rapporto p50 %.2f, p99 %.2f%n",
                    "  quasi vuoto", other, one.millis(50) / other.millis(50), one.millis(99) / other.millis(99));
        }
    }

    private Map<Kind, Percentili> measure(Image trained, int all) {
        HouseFolder folder = temporary();
        try (var house = House.prepare(folder, trained, Ports.free())) {
            house.start(Sito.GENOVA); // makes the folder, its logins and its token
            house.stop(Sito.GENOVA);
            System.out.printf("Scrivo %d pratiche…%n", all);
            Path database = folder.of(Sito.GENOVA).resolve("data/timbro.db");
            new Anni(all, false).write(database);
            close(database, all - APERTE);
            house.start(Sito.GENOVA);
            Queue<Sample> times = new ConcurrentLinkedQueue<>();
            List<Sportellista> clerks = IntStream.range(0, PERSONE) // one after the other: a password takes 19 MiB
                    .mapToObj(_ ->
                            Sportellista.enter(house, Sito.GENOVA, house.tls().client()))
                    .toList();
            AtOnce.work(IntStream.range(0, PERSONE)
                    .<Callable<Boolean>>mapToObj(person -> () -> work(clerks.get(person), person, all, times))
                    .toList());
            Map<Kind, Percentili> answer = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                answer.put(
                        kind,
                        Percentili.of(times.stream()
                                .filter(sample -> sample.kind() == kind)
                                .map(Sample::nanos)
                                .toList()));
            }
            return answer;
        } finally {
            folder.delete();
        }
    }

    /// The years behind are decided.
    private static void close(Path database, int count) {
        try (var journal = new Journal(
                database,
                new Codec(),
                List.of(new SchedaStore(), new FileStore()),
                CarteStore::keep,
                Time.system(),
                new SecureRandom())) {
            for (int first = 0; first < count; first += PER_TRANSACTION) {
                int from = first;
                journal.write(GENOVA, "banco", tx -> {
                    for (int n = from; n < Math.min(count, from + PER_TRANSACTION); n++) {
                        tx.append(new PraticaRespinta(Deposito.numero(n), "Merce non spedita"));
                    }
                    return true;
                });
            }
        }
    }

    private static boolean work(Sportellista clerk, int person, int all, Queue<Sample> times) {
        Random random = new Random(person);
        int next = all - APERTE + person * (GIRI_DI_PROVA + GIRI) * 2;
        for (int giro = 0; giro < GIRI_DI_PROVA + GIRI; giro++) {
            List<Sample> round = round(clerk, next, person * 1_000 + giro + 1, random);
            next += 2;
            if (giro >= GIRI_DI_PROVA) {
                times.addAll(round);
            }
        }
        return true;
    }

    private static List<Sample> round(Sportellista clerk, int first, int seriale, Random random) {
        List<Sample> times = new ArrayList<>();
        String word = Anni.PAROLE[Anni.zipf(random, Anni.PAROLE.length)];
        page(clerk, times, Kind.GIORNATA, "");
        page(clerk, times, Kind.PAGINA, "pratica/" + Anni.numero(first));
        act(clerk, times, "pratica/" + Anni.numero(first) + "/approva", Map.of("versione", "3"));
        page(clerk, times, Kind.GIORNATA, "");
        page(clerk, times, Kind.PAGINA, "cerca?q=" + word);
        page(clerk, times, Kind.PAGINA, "ritiro");
        act(
                clerk,
                times,
                "pratica/" + Anni.numero(first + 1) + "/respingi",
                Map.of("versione", "3", "motivo", "Manca la fattura"));
        page(clerk, times, Kind.GIORNATA, "");
        page(clerk, times, Kind.PAGINA, "formulari");
        String blank = "A%07d".formatted(seriale);
        act(clerk, times, "formulari", Map.of("primo", blank, "ultimo", blank));
        for (String path : List.of("imprese?q=" + word, "collegamento", "registri", "registri/formulari")) {
            page(clerk, times, Kind.PAGINA, path);
        }
        return times;
    }

    private static void page(Sportellista clerk, List<Sample> times, Kind kind, String path) {
        breathe();
        long before = System.nanoTime();
        int status = clerk.page(path).statusCode();
        times.add(new Sample(kind, System.nanoTime() - before));
        if (status != 200 && status != 303) {
            throw new IllegalStateException(path + ": " + status);
        }
    }

    private static void act(Sportellista clerk, List<Sample> times, String path, Map<String, String> fields) {
        breathe();
        long before = System.nanoTime();
        HttpResponse<String> answer = clerk.submit(path, fields);
        times.add(new Sample(Kind.ATTO, System.nanoTime() - before));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(
                    path + ": " + answer.statusCode() + " " + Sportellista.problem(answer.body()));
        }
    }

    private static void breathe() {
        try {
            Thread.sleep(RESPIRO_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HouseFolder temporary() {
        try {
            return new HouseFolder(Files.createTempDirectory("timbro-bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
