package it.timbro.installer.bench;

import it.timbro.BaseDati;
import it.timbro.archivio.Archivio;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.imprese.store.ImpresaStore;
import it.timbro.installer.House;
import it.timbro.installer.HouseFolder;
import it.timbro.installer.Image;
import it.timbro.installer.Ports;
import it.timbro.installer.Sito;
import it.timbro.journal.Journal;
import it.timbro.journal.PostgreSql;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.CustodiaStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.sync.disk.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;

/// W5: three hundred branches ([SedeSimulata]) and one process of the centre on PostgreSQL. Pratiche come in at
/// another process (this one, by a [Journal] of its own on the same database), each branch carries them to the
/// company: eight facts in five transactions, a signed file down, a document up.
///
/// Two stretches: the busiest hour of such a day, where acts and arrivals come when they come and an answer that is
/// late makes none of them later; then as fast as it goes, each branch with one act under way.
///
/// @param seconds of each stretch
record SediBench(Image image, Path target, int seconds) {
    private static final int SEDI = 300;
    private static final int PER_CAMERA = 10;
    private static final int AL_GIORNO = 100;
    private static final Duration GIORNATA = Duration.ofHours(6);
    /// The busiest hour of a day has so many times the pratiche of a mean one.
    private static final int DI_PUNTA = 3;

    private static final int FIRMATO_BYTES = 18_000;
    private static final int ENROLLING = 8;
    private static final int WRITERS = 4;
    private static final Duration THINK = Duration.ofSeconds(2);
    private static final Duration SAMPLE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    void run() {
        HouseFolder folder = temporary();
        PostgreSql database = BaseDati.postgres(folder.root().resolve("centro.db"));
        List<Sede> sedi = sedi();
        try (var house = House.prepare(folder, image.after(policies(folder, sedi)), Ports.free())) {
            Path home = folder.of(Sito.CENTRO);
            List<String> codes = furnish(home, database, sedi);
            house.start(Sito.CENTRO);
            var centre = new Centre(house, database, new Misure());
            List<SedeSimulata> branches = branches(sedi, house, folder, centre.misure);
            try (Presentazioni counter = new Presentazioni(database, home.resolve("archivio"), centre.misure)) {
                enrol(branches, codes);
                opened(branches);
                busiestHour(centre, branches, counter);
                asFastAsItGoes(centre, branches, counter);
                centre.check(branches);
            } finally {
                branches.forEach(SedeSimulata::close);
            }
        } finally {
            folder.delete();
        }
    }

    /// All at once, to a centre that was just started.
    private static void opened(List<SedeSimulata> branches) {
        long since = System.nanoTime();
        branches.forEach(SedeSimulata::start);
        long nanos = Occhio.until(since, () -> branches.stream().allMatch(SedeSimulata::served));
        System.out.printf(
                "W5  %d sedi collegate, ciascuna con il suo certificato; tutte hanno i loro numeri dopo %.1f s%n",
                SEDI, nanos / 1e9);
    }

    private void busiestHour(Centre centre, List<SedeSimulata> branches, Presentazioni counter) {
        branches.forEach(branch -> branch.think(THINK));
        double perSecond = (double) DI_PUNTA * SEDI * AL_GIORNO / GIORNATA.toSeconds();
        long between = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        centre.stretch("ora di punta, %.1f pratiche al secondo".formatted(perSecond), () -> {
            long since = System.nanoTime();
            long end = since + TimeUnit.SECONDS.toNanos(seconds);
            for (long due = since; due < end; due += between) {
                pause(due - System.nanoTime());
                counter.present(
                        branches.get(ThreadLocalRandom.current().nextInt(SEDI)).sede());
            }
        });
        branches.forEach(branch -> branch.think(Duration.ZERO));
        centre.settled(branches, counter);
    }

    private void asFastAsItGoes(Centre centre, List<SedeSimulata> branches, Presentazioni counter) {
        centre.stretch("più in fretta che si può", () -> {
            centre.misure.whenDone(branch -> counter.present(branch.sede()));
            branches.forEach(branch -> counter.present(branch.sede()));
            pause(TimeUnit.SECONDS.toNanos(seconds));
            centre.misure.whenDone(_ -> {});
        });
        centre.settled(branches, counter);
    }

    /// The one process of the centre, as it looks from outside.
    private record Centre(House house, PostgreSql database, Misure misure) {
        void stretch(String name, Runnable work) {
            misure.forget();
            ProcessHandle process =
                    ProcessHandle.of(house.server(Sito.CENTRO).pid()).orElseThrow();
            var memory = new Residente(process.pid(), SAMPLE);
            long cpu = cpuMillis(process);
            long since = System.nanoTime();
            work.run();
            double took = (System.nanoTime() - since) / 1e9;
            double busy = (cpuMillis(process) - cpu) / 1_000.0;
            memory.close();
            misure.check();
            System.out.printf(
                    "  %s%n    finite %.1f pratiche al secondo, %.1f fatti al secondo ricevuti; CPU della centrale %.0f %% di un nucleo%n"
                            + "    in su, da confermato in filiale alla ricevuta  %s%n"
                            + "    in giù, da confermato in centrale alla filiale %s%n",
                    name,
                    misure.pratiche() / took,
                    misure.facts() / took,
                    100 * busy / took,
                    misure.up(),
                    misure.down());
            System.out.printf("    MB residenti della centrale: %s%n", memory);
            misure.troubles().forEach((why, times) -> System.out.printf("    %d volte fermata: %s%n", times, why));
        }

        private static long cpuMillis(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
        }

        /// Everything presented is done, has its receipt and its files, and both ends tell the same.
        void settled(List<SedeSimulata> branches, Presentazioni counter) {
            long since = System.nanoTime();
            while (open() > 0 || counter.waiting() || !branches.stream().allMatch(SedeSimulata::agrees)) {
                misure.check();
                if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    throw new IllegalStateException(open() + " pratiche non sono finite in " + PATIENCE + "; "
                            + branches.stream().filter(one -> !one.agrees()).count() + " sedi non sono alla pari; "
                            + misure.troubles());
                }
                pause(TimeUnit.MILLISECONDS.toNanos(200));
            }
            System.out.printf(
                    "    tutto finito, ricevuto e concorde dopo altri %.1f s%n", (System.nanoTime() - since) / 1e9);
        }

        private long open() {
            return number("select count(*) from scheda where stato <> 'CONSEGNATA'");
        }

        void check(List<SedeSimulata> branches) {
            long cards = number("select count(*) from carta");
            if (cards > 0) {
                throw new IllegalStateException(cards + " carte in centrale");
            }
            System.out.printf(
                    "  in centrale %d pratiche consegnate, %d fatti, nessuna carta, le impronte di %d sedi su %d concordi%n",
                    number("select count(*) from scheda"),
                    number("select count(*) from journal"),
                    branches.stream().filter(SedeSimulata::agrees).count(),
                    SEDI);
        }

        private long number(String sql) {
            try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                    var rows = connection.createStatement().executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }

    /// Where companies' requests come in: another process of the centre.
    private static final class Presentazioni implements AutoCloseable {
        private final Random random = new Random(27);
        private final List<DatiImpresa> imprese = Anni.imprese(random);
        private final BlockingQueue<Sede> waiting = new LinkedBlockingQueue<>();
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger next = new AtomicInteger();
        private final Journal journal;
        private final Archivio archivio;
        private final Misure misure;
        private volatile boolean open = true;

        Presentazioni(PostgreSql database, Path archivio, Misure misure) {
            this.journal = new Journal(
                    database,
                    new Codec(),
                    List.of(new SchedaStore(), new CustodiaStore(), new FileStore(), new ImpresaStore()),
                    CarteStore::keep,
                    Time.system(),
                    new SecureRandom());
            this.archivio = new Archivio(archivio, Disk.real(), new SecureRandom());
            this.misure = misure;
            for (int i = 0; i < WRITERS; i++) {
                Thread.ofPlatform().daemon().name("presentazioni").start(this::write);
            }
        }

        void present(Sede sede) {
            underWay.incrementAndGet();
            waiting.add(sede);
        }

        boolean waiting() {
            return underWay.get() > 0;
        }

        private void write() {
            try {
                while (open) {
                    Sede sede = waiting.poll(1, TimeUnit.SECONDS);
                    if (sede != null) {
                        write(sede, next.getAndIncrement());
                        underWay.decrementAndGet();
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                misure.broken(e);
            }
        }

        private void write(Sede sede, int n) {
            byte[] signed = new byte[FIRMATO_BYTES];
            ThreadLocalRandom.current().nextBytes(signed);
            archivio.keep(signed);
            var impresa = imprese.get(Anni.zipf(new Random(n), Anni.IMPRESE));
            var richiesta = new Anni.Richiesta(
                    Anni.numero(n), "%s/2026/%07d".formatted(sede.camera(), 1_000_000 + n), signed, List.of());
            journal.write(Proprieta.aoo(sede), "banco", tx -> {
                Anni.present(tx, richiesta, Anni.modello(n, impresa, new Random(n)), sede, true);
                return sede;
            });
            misure.announced(new NumeroPratica(richiesta.numero()));
        }

        @Override
        public void close() {
            open = false;
            journal.close();
        }
    }

    /// `AA1` to `AA10`... thirty chambers of ten offices.
    private static List<Sede> sedi() {
        return IntStream.range(0, SEDI)
                .mapToObj(n -> {
                    int camera = n / PER_CAMERA;
                    return new Sede("%c%c%d".formatted('A' + camera / 26, 'A' + camera % 26, n % PER_CAMERA));
                })
                .toList();
    }

    /// The chambers beside those that ship, in a folder that goes before the jars.
    private static Path policies(HouseFolder folder, List<Sede> sedi) {
        Path root = folder.root().resolve("politiche");
        try (InputStream shipped = SediBench.class.getResourceAsStream("/it/timbro/politica/politiche.json")) {
            ArrayNode strati = (ArrayNode) Codec.json().readTree(shipped);
            sedi.stream()
                    .map(sede -> sede.camera().code())
                    .distinct()
                    .forEach(camera -> strati.addObject()
                            .put("ambito", camera)
                            .put("dal", "2019-06-01")
                            .putObject("valori")
                            .put("camera", "Camera " + camera)
                            .put("luogo", "Capoluogo " + camera)
                            .put("patrono", "--06-24"));
            Path file = root.resolve("it/timbro/politica/politiche.json");
            Files.createDirectories(file.getParent());
            Files.writeString(file, strati.toString());
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return a one-time code for each office
    private static List<String> furnish(Path home, PostgreSql database, List<Sede> sedi) {
        Random random = new Random();
        List<String> codes = sedi.stream().map(_ -> code(random)).toList();
        Properties keys = new Properties();
        Path password = home.resolve("parola");
        Path first = home.resolve("codici-di-tutti");
        keys.setProperty("database.url", database.url());
        keys.setProperty("database.user", database.user());
        keys.setProperty("database.password.file", password.toString());
        keys.setProperty("archivio.folder", home.resolve("archivio").toString());
        keys.setProperty("processo", "uno");
        keys.setProperty("sedi", sedi.stream().map(Sede::code).collect(Collectors.joining(",")));
        sedi.forEach(sede -> keys.setProperty("sedi." + sede + ".nome", "Sede " + sede));
        keys.setProperty("first.codes", first.toString());
        try (var writer = Files.newBufferedWriter(home.resolve("aggiunte.properties"))) {
            Files.writeString(password, database.password() + "\n");
            Files.write(
                    first,
                    IntStream.range(0, SEDI)
                            .mapToObj(n -> sedi.get(n) + ";" + codes.get(n))
                            .toList());
            keys.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    private static String code(Random random) {
        return IntStream.range(0, 5)
                .mapToObj(_ -> "%04d".formatted(random.nextInt(10_000)))
                .collect(Collectors.joining("-"));
    }

    private static List<SedeSimulata> branches(List<Sede> sedi, House house, HouseFolder folder, Misure misure) {
        String address = house.address(Sito.CENTRO).toString();
        URI centre = URI.create(address.substring(0, address.length() - 1));
        return sedi.stream()
                .map(sede -> new SedeSimulata(
                        sede,
                        centre,
                        house.tls().certificate(),
                        folder.root().resolve("sedi").resolve(sede.code()),
                        misure))
                .toList();
    }

    private static void enrol(List<SedeSimulata> branches, List<String> codes) {
        try (var threads = Executors.newFixedThreadPool(ENROLLING)) {
            var all = IntStream.range(0, branches.size())
                    .mapToObj(n -> threads.submit(() -> branches.get(n).enrol(codes.get(n))))
                    .toList();
            for (var one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long nanos) {
        if (nanos > 0) {
            Occhio.pause(Duration.ofNanos(nanos));
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
