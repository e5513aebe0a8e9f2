package it.timbro.installer.guasti;

import it.timbro.installer.House;
import it.timbro.installer.HouseFolder;
import it.timbro.installer.Image;
import it.timbro.installer.Ports;
import it.timbro.installer.Sito;
import it.timbro.journal.PostgreSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A centre and a branch, as processes, under the load of people who do not stop; one of them, or
/// both, dies by `kill -9` in the middle of it and is started again, over and over. What was
/// answered must be there each time, and at the end both tell the same.
///
/// The seed says who dies after how many answers; what the processes were doing then is for the
/// machine to choose, so a seed does not replay exactly.
final class Assedio {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MAX_ANSWERS = 12;
    private static final int MAX_MORE_MS = 25;
    private static final long LOOK_NANOS = 2_000_000;
    /// Each in its turn, the turns in any order.
    private static final List<List<Sito>> VICTIMS =
            List.of(List.of(Sito.GENOVA), List.of(Sito.CENTRO), List.of(Sito.GENOVA, Sito.CENTRO));

    private final Image image;
    private final Optional<PostgreSql> centrale;
    private final Random random;
    private final Consumer<String> progress;

    /// @param centrale the centre's empty database on PostgreSQL; empty: SQLite
    Assedio(Image image, Optional<PostgreSql> centrale, long seed, Consumer<String> progress) {
        this.image = image;
        this.centrale = centrale;
        this.random = new Random(seed);
        this.progress = progress;
    }

    /// @param kills how often somebody dies
    /// @return how many answers were given, and kept
    long run(int kills) {
        HouseFolder folder = temporary();
        try (House house = House.prepare(folder, image, Ports.free())) {
            Registri registri = new Registri(house, centrale);
            registri.furnish();
            house.start(Sito.CENTRO);
            house.start(Sito.GENOVA);
            Detto detto = new Detto();
            Riscontro riscontro = new Riscontro(registri, detto, folder.stampe());
            try (Carico carico = new Carico(house, detto)) {
                carico.start();
                List<List<Sito>> turns = new ArrayList<>();
                for (int kill = 1; kill <= kills; kill++) {
                    if (turns.isEmpty()) {
                        turns.addAll(VICTIMS);
                        Collections.shuffle(turns, random);
                    }
                    List<Sito> victims = turns.removeLast();
                    awaitAnswers(carico, detto, 1 + random.nextInt(MAX_ANSWERS));
                    LockSupport.parkNanos(
                            Duration.ofMillis(random.nextInt(MAX_MORE_MS)).toNanos());
                    victims.forEach(house::kill9);
                    victims.reversed().forEach(house::start);
                    victims.forEach(riscontro::whatWasAnsweredIsThere);
                    progress.accept(kill + ". " + victims + " dopo " + detto.risposte() + " risposte");
                }
                awaitAnswers(carico, detto, MAX_ANSWERS);
            }
            until("convergence", riscontro::converged);
            house.stop(Sito.GENOVA);
            house.stop(Sito.CENTRO);
            riscontro.everythingAgrees();
            return detto.risposte();
        } finally {
            folder.delete();
        }
    }

    private static void awaitAnswers(Carico carico, Detto detto, long more) {
        long target = detto.risposte() + more;
        until("an answer", () -> {
            carico.check();
            return detto.risposte() >= target;
        });
    }

    private static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no " + what + " within " + PATIENCE);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static HouseFolder temporary() {
        try {
            HouseFolder folder = new HouseFolder(Files.createTempDirectory("timbro-assedio"));
            folder.claim();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
