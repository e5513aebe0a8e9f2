package it.timbro.journal;

import it.timbro.base.Time;
import it.timbro.pratica.Codec;
import it.timbro.pratica.store.CarteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sqlite.SQLiteConfig;

/// The real journal over a real SQLite file, for the simulator: on its machine, without waiting for the disk (only
/// the process dies in there, and what SQLite promises of a power cut is taken as given), and without migrating
/// every new file again.
public final class GiornaleDiProva {
    private static final Path TEMPLATE = template();

    private GiornaleDiProva() {}

    private static Path template() {
        try {
            Path folder = Files.createTempDirectory("timbro-tempesta");
            Path file = folder.resolve("vuoto.db");
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            new Journal(file, new Codec(), List.of(), CarteStore::keep, Time.system(), new java.util.Random(1)).close();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An empty file with today's schema.
    public static void nuovo(Path file) {
        try {
            Files.copy(TEMPLATE, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Spares a new file its migrations; one that exists stays as it is.
    public static void pronto(Path file) {
        if (!Files.exists(file)) {
            nuovo(file);
        }
    }

    public static Journal apri(
            Path file, List<Projection> projections, Time time, RandomGenerator salts, Machine machine) {
        return new Journal(
                new Database(file, SQLiteConfig.SynchronousMode.OFF),
                new Codec(),
                projections,
                CarteStore::keep,
                time,
                salts,
                machine);
    }
}
