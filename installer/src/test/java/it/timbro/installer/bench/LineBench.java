package it.timbro.installer.bench;

import it.timbro.archivio.Archivio;
import it.timbro.installer.AotCache;
import it.timbro.installer.House;
import it.timbro.installer.HouseFolder;
import it.timbro.installer.Image;
import it.timbro.installer.Ports;
import it.timbro.installer.Sito;
import it.timbro.installer.Sportellista;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// The line between a real branch and a real centre, over a cable that counts ([Cavo]), beside a floor that does
/// the least that is durable ([Floor]), in one run: W1 ten thousand facts after an outage, W2 five hundred files of
/// 1 MB, W3 one fact after the other, W4 large files over a slow line that is cut again and again.
record LineBench(Image image, Path target) {
    private static final int PRATICHE = 1_020;
    private static final int W1_FACTS = 10_000;
    private static final int W2_FILES = 500;
    private static final int W2_BYTES = 1 << 20;
    private static final int W3_FACTS = 500;
    private static final int W3_IN_TURN = 50;
    private static final int SOME_DAY = 300;
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final int W4_FILES = 5;
    private static final int W4_BYTES = 21_000_000;
    private static final long W4_RATE = 2_000_000;
    private static final Duration UP = Duration.ofSeconds(8);
    private static final Duration DOWN = Duration.ofSeconds(2);
    private static final Duration SAMPLE = Duration.ofMillis(50);
    private static final double MEGA = 1_000_000;
    private static final double SECOND = 1e9;

    /// @param wanted which of the four, in this order; empty for all
    void run(List<String> wanted) {
        HouseFolder folder = temporary();
        var limits = new Limiti(folder.root());
        limits.print("prima");
        Image trained = AotCache.attach(image, target);
        Ports ports = Ports.free();
        try (var cable = new Cavo(ports.centro());
                var centre = House.prepare(folder, trained, ports);
                var branch = House.prepare(
                        folder,
                        trained,
                        new Ports(cable.port(), ports.genova(), ports.chiavari(), ports.stampante()))) {
            furnish(folder, centre, branch);
            Path there = folder.of(Sito.CENTRO).resolve("data");
            Path here = folder.of(Sito.GENOVA).resolve("data");
            try (var eye = new Occhio(there);
                    var own = new Occhio(here);
                    var floor = new FloorPair(image, target, folder.of(Sito.CHIAVARI))) {
                List<Hash> named = IntStream.range(0, PRATICHE)
                        .mapToObj(Anni::files)
                        .flatMap(List::stream)
                        .map(Hash::of)
                        .toList();
                BooleanSupplier files = own.has(named);
                Occhio.until(0, () -> own.novita() == eye.novita() && files.getAsBoolean());
                var line = new Line(centre, branch, cable, eye, own, new Deposito(here));
                for (String which : wanted.isEmpty() ? List.of("w1", "w3", "w2", "w4") : wanted) {
                    switch (which) {
                        case "w1" -> line.w1(floor);
                        case "w2" -> line.w2(floor);
                        case "w3" -> line.w3(floor);
                        case "w4" -> line.w4();
                        default -> throw new IllegalArgumentException("w1, w2, w3 o w4, non " + which);
                    }
                }
                limits.print("dopo");
            }
        } finally {
            folder.delete();
        }
    }

    /// The centre holds pratiche for Genova, and both know each other.
    private static void furnish(HouseFolder folder, House centre, House branch) {
        centre.start(Sito.CENTRO);
        branch.start(Sito.GENOVA);
        branch.stop(Sito.GENOVA);
        centre.stop(Sito.CENTRO);
        Path data = folder.of(Sito.CENTRO).resolve("data");
        new Anni(PRATICHE, true).write(data.resolve("timbro.db"));
        Archivio archivio = new Archivio(data.resolve("archivio"), Disk.real(), new SecureRandom());
        for (int n = 0; n < PRATICHE; n++) {
            Anni.files(n).forEach(archivio::keep);
        }
        centre.start(Sito.CENTRO);
        branch.start(Sito.GENOVA);
    }

    private record Line(House centre, House branch, Cavo cable, Occhio eye, Occhio own, Deposito offline) {
        /// What one stretch took.
        ///
        /// @param memory of each end, in words
        private record Took(Segno from, Segno to, String memory) {
            long nanos() {
                return to.nanos - from.nanos;
            }

            long cpuMillis() {
                return to.cpuMillis - from.cpuMillis;
            }

            String threads() {
                return "filiale: " + Fili.between(from.filiale, to.filiale) + "; centrale: "
                        + Fili.between(from.centrale, to.centrale);
            }
        }

        /// Where everything stood at one moment: what goes on without a pause is measured from the end of what was
        /// measured before.
        private record Segno(
                long nanos, long cpuMillis, Map<String, Long> filiale, Map<String, Long> centrale, long bytes) {}

        private Segno segno() {
            return new Segno(
                    System.nanoTime(),
                    cpuMillis(),
                    Fili.of(branch.server(Sito.GENOVA).pid()),
                    Fili.of(centre.server(Sito.CENTRO).pid()),
                    cable.bytes());
        }

        private Took measured(BooleanSupplier arrived) {
            Sportellista person = Sportellista.enter(branch, Sito.GENOVA);
            return measured(
                    segno(),
                    () -> {
                        cable.plug();
                        person.riprova();
                    },
                    arrived);
        }

        private Took measured(Segno from, Runnable begin, BooleanSupplier arrived) {
            var memory = memory();
            begin.run();
            Occhio.untilAtLast(from.nanos, arrived);
            Segno to = segno();
            memory.close();
            return new Took(from, to, memory.toString());
        }

        /// The first ten thousand come to processes that were just started, the second to the same, warm by then; the
        /// floor takes as many twice.
        void w1(FloorPair floor) {
            cable.pull();
            branch.stop(Sito.GENOVA);
            long before = own.genova();
            Deposito.Scritto written = offline.note(2 * W1_FACTS, PRATICHE);
            branch.start(Sito.GENOVA);
            System.out.printf(
                    "W1  due volte %d fatti da %.1f KB scritti a linea staccata; scritti e applicati sono un commit%n",
                    W1_FACTS, written.bytes() / 1_000.0 / written.facts());
            Took cold = measured(() -> eye.genova() >= before + W1_FACTS);
            Took warm = measured(cold.to, () -> {}, () -> eye.genova() >= before + 2 * W1_FACTS);
            told("appena avviate", cold, floor.facts(W1_FACTS), "1,5");
            told("già al lavoro ", warm, floor.facts(W1_FACTS), "1,5");
            long bytes = warm.to.bytes - cold.from.bytes;
            System.out.printf(
                    "  sulla linea %.2f MB; in un file gzip %.2f MB (%.2fx, limite 1,2)%n",
                    bytes / MEGA, written.gzipped() / MEGA, (double) bytes / written.gzipped());
        }

        private static void told(String when, Took took, long base, String limit) {
            System.out.printf(
                    "  %s  Timbro %6.2f s, CPU %5.2f s (%s)%n    MB residenti, %s%n    pavimento %6.2f s   rapporto %.2f (limite %s)%n",
                    when,
                    took.nanos() / SECOND,
                    took.cpuMillis() / 1_000.0,
                    took.threads(),
                    took.memory,
                    base / SECOND,
                    (double) took.nanos() / base,
                    limit);
        }

        /// As with W1: five hundred come to processes that were just started, as many to the same.
        void w2(FloorPair floor) {
            cable.pull();
            branch.stop(Sito.GENOVA);
            List<Hash> files = offline.documenti(0, 2 * W2_FILES, W2_BYTES).stream()
                    .sorted(Comparator.comparing(Hash::hex)) // of files that are as large they go in this order
                    .toList();
            branch.start(Sito.GENOVA);
            System.out.printf("W2  due volte %d fatti, ciascuno con un file da 1 MB che non si comprime%n", W2_FILES);
            Took cold = measured(eye.has(files.subList(0, W2_FILES)));
            Took warm = measured(cold.to, () -> {}, eye.has(files));
            told("appena avviate", cold, floor.files(W2_FILES, W2_BYTES), "1,3");
            told("già al lavoro ", warm, floor.files(W2_FILES, W2_BYTES), "1,3");
        }

        /// In turn with the floor, fifty at a time: what the machine does besides is then done to all three. The
        /// first fifty of each do not count.
        void w3(FloorPair floor) {
            Sportellista person = Sportellista.enter(branch, Sito.GENOVA);
            Sportellista chief = Sportellista.amministratore(centre);
            List<Long> up = new ArrayList<>();
            List<Long> down = new ArrayList<>();
            List<Long> base = new ArrayList<>();
            for (int n = 0; n < W3_FACTS + W3_IN_TURN; n += W3_IN_TURN) {
                if (n == W3_IN_TURN) {
                    List.of(up, down, base).forEach(List::clear);
                }
                int first = n;
                IntStream.range(first, first + W3_IN_TURN).forEach(one -> up.add(up(person, one)));
                IntStream.range(first, first + W3_IN_TURN).forEach(one -> down.add(down(chief, one)));
                base.addAll(floor.oneByOne(W3_IN_TURN));
            }
            System.out.printf(
                    "W3  un fatto alla volta, dall'inizio della transazione che lo scrive a scritto all'altra parte%n");
            System.out.printf("  in su     %s%n", Percentili.of(up));
            System.out.printf("  in giù    %s%n", Percentili.of(down));
            System.out.printf("  pavimento %s%n", Percentili.of(base));
        }

        /// A blank taken in stock, until the centre has it.
        private long up(Sportellista person, int n) {
            return Occhio.passage(
                    () -> {
                        person.carica("A%07d".formatted(n + 1));
                        return own.ultimoFatto();
                    },
                    eye::genova);
        }

        /// A closure fixed at the centre, until the branch has it.
        private long down(Sportellista chief, int n) {
            return Occhio.passage(
                    () -> {
                        chief.chiude(
                                Sito.GENOVA,
                                LocalDate.now(ROMA)
                                        .plusDays(SOME_DAY)
                                        .atStartOfDay()
                                        .plusMinutes(n));
                        return eye.ultimaNovita();
                    },
                    own::novita);
        }

        /// Nobody presses anything: the branch comes back by itself each time.
        void w4() {
            cable.pull();
            branch.stop(Sito.GENOVA);
            BooleanSupplier arrived = eye.has(offline.documenti(2 * W2_FILES, W4_FILES, W4_BYTES));
            branch.start(Sito.GENOVA);
            long bytes = cable.bytes();
            long since = System.nanoTime();
            cable.limit(W4_RATE);
            var memory = memory();
            while (!arrived.getAsBoolean()) {
                cable.plug();
                Occhio.pause(UP);
                cable.pull();
                if (!arrived.getAsBoolean()) {
                    Occhio.pause(DOWN);
                }
            }
            memory.close();
            long carried = cable.bytes() - bytes;
            cable.limit(0);
            cable.plug();
            System.out.printf(
                    "W4  %d file da 21 MB a 2 MB/s, linea su 8 s e giù 2 s: arrivati in %.0f s; byte portati / byte dei file %.4f (limite 1,02)%n",
                    W4_FILES, (System.nanoTime() - since) / SECOND, (double) carried / ((long) W4_FILES * W4_BYTES));
            System.out.printf("  MB residenti, %s%n", memory);
        }

        private Memory memory() {
            return new Memory(
                    new Residente(branch.server(Sito.GENOVA).pid(), SAMPLE),
                    new Residente(centre.server(Sito.CENTRO).pid(), SAMPLE));
        }

        /// Of both ends, from now until it is closed.
        private record Memory(Residente filiale, Residente centrale) {
            void close() {
                filiale.close();
                centrale.close();
            }

            @Override
            public String toString() {
                return "filiale: " + filiale + "; centrale: " + centrale;
            }
        }

        private long cpuMillis() {
            return List.of(
                            branch.server(Sito.GENOVA).pid(),
                            centre.server(Sito.CENTRO).pid())
                    .stream()
                    .mapToLong(pid -> ProcessHandle.of(pid)
                            .flatMap(process -> process.info().totalCpuDuration())
                            .orElse(Duration.ZERO)
                            .toMillis())
                    .sum();
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
