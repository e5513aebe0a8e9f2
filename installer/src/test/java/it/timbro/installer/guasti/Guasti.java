package it.timbro.installer.guasti;

import it.timbro.BaseDati;
import it.timbro.installer.AotCache;
import it.timbro.installer.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The long run of `installer/guasti`: house after house is besieged ([Assedio]), one with the
/// centre on SQLite, the next on PostgreSQL. Stops at the first that breaks a promise, and says its
/// seed.
public final class Guasti {
    private static final int GIRI = 10;
    private static final int KILLS = 20;

    private Guasti() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        int giri = (int) number(words, "--giri", GIRI);
        int kills = (int) number(words, "--morti", KILLS);
        long seed = number(words, "--seme", new Random().nextInt(1_000_000));
        Path target = Path.of("installer/target");
        Image image = AotCache.attachForStart(Image.packaged(target.resolve("image/lib")), target);
        for (int giro = 0; giro < giri; giro++) {
            boolean postgres = giro % 2 == 1;
            long own = seed + giro;
            System.out.printf("giro %d, seme %d, centrale su %s%n", giro + 1, own, postgres ? "PostgreSQL" : "SQLite");
            long answers = new Assedio(
                            image,
                            postgres ? Optional.of(BaseDati.postgres(temporary())) : Optional.empty(),
                            own,
                            line -> System.out.println("  " + line))
                    .run(kills);
            System.out.printf("  %d morti, %d risposte, tutte mantenute%n", kills, answers);
        }
        System.exit(0);
    }

    private static long number(List<String> words, String option, long otherwise) {
        int at = words.indexOf(option);
        return at < 0 || at + 1 == words.size() ? otherwise : Long.parseLong(words.get(at + 1));
    }

    /// Names a database, and is never made.
    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("timbro-guasti");
            Files.delete(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
