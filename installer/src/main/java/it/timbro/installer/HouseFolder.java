package it.timbro.installer;

import it.timbro.base.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder that holds all the data of one house, and its layout. Only a folder with our marker
/// in it is ever emptied.
public record HouseFolder(Path root) {
    private static final String MARKER = ".timbro-demo";

    public HouseFolder {
        root = root.toAbsolutePath().normalize();
    }

    /// What became of the wish to use a folder.
    public sealed interface Claim {
        /// `fresh`: nothing was in it before.
        record Ours(boolean fresh) implements Claim {}

        /// It holds somebody else's files: left alone.
        record NotOurs() implements Claim {}
    }

    /// Takes the folder for this house, making it where there is none; only its owner may read
    /// it.
    public Claim claim() {
        try {
            if (Files.exists(root.resolve(MARKER))) {
                return new Claim.Ours(false);
            }
            if (Files.exists(root) && !isEmpty()) {
                return new Claim.NotOurs();
            }
            Files.createDirectories(root);
            ownerOnly(root);
            Files.writeString(
                    root.resolve(MARKER),
                    "Dati della demo di Timbro: installer/demo --reset svuota questa cartella.\n");
            return new Claim.Ours(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empties a folder already claimed, but for the marker; any other is left alone.
    public void reset() {
        Check.that(Files.exists(root.resolve(MARKER)), "the folder was claimed");
        try {
            for (Path child : children()) {
                if (!child.endsWith(MARKER)) {
                    deleteTree(child);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Holds the folder for this process until it ends, however it ends; `false` where another
    /// process holds it.
    public boolean lock() {
        try {
            // never closed: the lock lives as long as the process
            return FileChannel.open(root.resolve(MARKER), StandardOpenOption.WRITE)
                            .tryLock()
                    != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// For houses that live as long as a test or a training run.
    public void delete() {
        try {
            deleteTree(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path of(Sito sito) {
        return made(sito.key());
    }

    public Path tls() {
        return made("tls");
    }

    /// Certificates and revocation lists by which the servers judge signatures.
    public Path fiducia() {
        return made("fiducia");
    }

    /// The invented certification body with its people's keys.
    public Path ente() {
        return made("ente");
    }

    /// What came out of the printer.
    public Path stampe() {
        return made("stampe");
    }

    public Path stampante() {
        return made("stampante");
    }

    /// The requests as they were sent.
    public Path richieste() {
        return made("richieste");
    }

    /// Wishes of the command line to the running demo, one empty file each.
    public Path comandi() {
        return made("comandi");
    }

    public Path accessi() {
        return root.resolve("accessi.properties");
    }

    public Path log(Sito sito) {
        return of(sito).resolve("server.log");
    }

    public Path pid(Sito sito) {
        return of(sito).resolve("server.pid");
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isEmpty() throws IOException {
        return children().isEmpty();
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.toList();
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void ownerOnly(Path folder) {
        var file = folder.toFile();
        boolean done = file.setReadable(false, false)
                && file.setReadable(true, true)
                && file.setWritable(false, false)
                && file.setWritable(true, true)
                && file.setExecutable(false, false)
                && file.setExecutable(true, true);
        if (!done) {
            throw new IllegalStateException("permessi non impostabili su " + folder);
        }
    }
}
