package it.timbro.orologio;

import it.timbro.base.Fidato;
import it.timbro.sync.disk.Disk;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was known of the time, on the disk: a floor for every start, and for a start of the program
/// on a machine that has run on since, the bounds themselves. A file that cannot be read is no
/// file: it only helps.
public final class Memoria {
    private static final Logger LOG = LoggerFactory.getLogger(Memoria.class);

    private static final Path AVVIO = Path.of("/proc/sys/kernel/random/boot_id");

    private final Disk disk;
    private final Path file;
    private final String avvio;

    /// @param avvio names this start of the machine, whose counter runs on over a start of the
    ///     program; "" where the system does not tell
    public Memoria(Disk disk, Path file, String avvio) {
        this.disk = disk;
        this.file = file;
        this.avvio = avvio;
    }

    /// What Linux names this start of the machine; "" on other systems.
    public static String avvioDellaMacchina() {
        try {
            return Files.exists(AVVIO) ? Files.readString(AVVIO).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException("start of the machine", e);
        }
    }

    /// @param stessoAvvio the machine has run on since
    record Ricordo(Fidato.Memoria memoria, boolean stessoAvvio) {}

    Optional<Ricordo> leggi() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Properties values = new Properties();
            values.load(new StringReader(Files.readString(file)));
            return Optional.of(new Ricordo(
                    new Fidato.Memoria(
                            number(values, "ticks"),
                            number(values, "wall"),
                            number(values, "notBefore"),
                            number(values, "notAfter")),
                    !avvio.isEmpty() && avvio.equals(values.getProperty("avvio"))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the memory of the clock cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    void scrivi(Fidato.Memoria memoria) {
        String text = "avvio=" + avvio + "\nticks=" + memoria.ticks() + "\nwall=" + memoria.wallMs() + "\nnotBefore="
                + memoria.notBeforeMs() + "\nnotAfter=" + memoria.notAfterMs() + "\n";
        try {
            Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
            disk.delete(temporary);
            disk.write(temporary, 0, text.getBytes(StandardCharsets.US_ASCII));
            disk.sync(temporary);
            disk.move(temporary, file);
        } catch (IOException e) {
            LOG.warn("the memory of the clock cannot be written: {}", e.toString());
        }
    }

    private static long number(Properties values, String name) {
        long number = Long.parseLong(values.getProperty(name, ""));
        if (number < 0 && !name.equals("ticks")) {
            throw new IllegalArgumentException(name + " is negative");
        }
        return number;
    }
}
