package it.timbro.installer.bench;

import it.timbro.installer.AotCache;
import it.timbro.installer.House;
import it.timbro.installer.HouseFolder;
import it.timbro.installer.Image;
import it.timbro.installer.Ports;
import it.timbro.installer.Sito;
import it.timbro.installer.Sportellista;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Searching among years of pratiche while the office works: two programs ask the API of a running branch
/// one question after another, without pause, and every tenth request of theirs is an approval by a person
/// at the counter. The centre is not there, so nothing else runs.
record SearchBench(Image image, Path target, int pratiche) {
    private static final int CLIENTS = 2;
    private static final int WARM_UP = 300;
    private static final int MEASURED = 2_000;
    private static final int WRITE_EVERY = 10;

    /// What a request was; each kind has its own share of the run.
    enum Kind {
        PREFISSO("prefisso di 3 lettere"),
        PAROLA("una parola"),
        DUE_PAROLE("due parole"),
        NUMERO("un numero"),
        NIENTE("nulla da trovare"),
        SCRITTURA("approvazione");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    void run() {
        HouseFolder folder = temporary();
        try (var house = House.prepare(folder, AotCache.attach(image, target), Ports.free())) {
            house.start(Sito.GENOVA); // makes the folder, its logins and its token
            house.stop(Sito.GENOVA);
            System.out.printf("Scrivo %d pratiche…%n", pratiche);
            new Anni(pratiche, false).write(folder.of(Sito.GENOVA).resolve("data/timbro.db"));
            house.start(Sito.GENOVA);
            var next = new AtomicInteger();
            load(house, WARM_UP, next);
            print(load(house, MEASURED, next));
        } finally {
            folder.delete();
        }
    }

    private record Sample(Kind kind, long nanos) {}

    private Queue<Sample> load(House house, int each, AtomicInteger next) {
        var times = new ConcurrentLinkedQueue<Sample>();
        AtOnce.work(IntStream.range(0, CLIENTS)
                .<Callable<Boolean>>mapToObj(client -> () -> work(house, client, each, next, times))
                .toList());
        return times;
    }

    private boolean work(House house, int client, int each, AtomicInteger next, Queue<Sample> times) {
        var random = new Random(client);
        HttpClient http = house.tls().client();
        Sportellista person = Sportellista.enter(house, Sito.GENOVA);
        for (int i = 1; i <= each; i++) {
            Kind kind = i % WRITE_EVERY == 0 ? Kind.SCRITTURA : Kind.values()[random.nextInt(Kind.values().length - 1)];
            String typed = typed(kind, random);
            long before = System.nanoTime();
            if (kind == Kind.SCRITTURA) {
                person.approve(Anni.numero(next.getAndIncrement()));
            } else {
                search(house, http, typed);
            }
            times.add(new Sample(kind, System.nanoTime() - before));
        }
        return true;
    }

    private String typed(Kind kind, Random random) {
        String word = Anni.PAROLE[Anni.zipf(random, Anni.PAROLE.length)];
        String other = Anni.PAROLE[Anni.zipf(random, Anni.PAROLE.length)];
        return switch (kind) {
            case PREFISSO -> word.substring(0, 3);
            case PAROLA -> word;
            case DUE_PAROLE -> word + " " + other;
            case NUMERO -> Anni.numero(random.nextInt(pratiche));
            case NIENTE -> "ZX" + word;
            case SCRITTURA -> "";
        };
    }

    private static void search(House house, HttpClient http, String typed) {
        var request = HttpRequest.newBuilder(house.address(Sito.GENOVA)
                        .resolve("api/v1/pratiche?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)))
                .header("Authorization", "Bearer " + house.accessi().api(Sito.GENOVA))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 || answer.version() != HttpClient.Version.HTTP_2) {
                throw new IllegalStateException(typed + ": " + answer.statusCode() + " " + answer.version());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void print(Queue<Sample> times) {
        System.out.printf(
                "Ricerca fra %d pratiche, %d programmi senza pause, un'approvazione ogni %d richieste; limite p99 50 ms%n",
                pratiche, CLIENTS, WRITE_EVERY);
        for (Kind kind : Kind.values()) {
            print(kind.text, times, sample -> sample.kind() == kind);
        }
        print("tutte le ricerche", times, sample -> sample.kind() != Kind.SCRITTURA);
    }

    private static void print(String text, Queue<Sample> times, Predicate<Sample> which) {
        System.out.printf(
                "  %-22s %s%n",
                text,
                Percentili.of(times.stream().filter(which).map(Sample::nanos).toList()));
    }

    private static HouseFolder temporary() {
        try {
            return new HouseFolder(Files.createTempDirectory("timbro-bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
