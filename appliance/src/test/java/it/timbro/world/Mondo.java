package it.timbro.world;

import it.timbro.BaseDati;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// A centre, on either database, and the branch Genova, joined by a line without a network. Same
/// seed, same world.
public final class Mondo implements AutoCloseable {
    public final Orologio orologio = new Orologio();
    public final LineaDiretta linea;
    public final AtomicBoolean reacting = new AtomicBoolean(true);
    private final BaseDati base;
    private final Path folder;
    private final long seed;
    private int copie;
    private int ripristini; // no two draw the same lots
    public Centrale centrale;
    public Genova genova;

    public Mondo(Path folder, long seed) {
        this(BaseDati.SQLITE, folder, seed);
    }

    /// @param base the centre's; a branch has SQLite
    public Mondo(BaseDati base, Path folder, long seed) {
        this.base = base;
        this.folder = folder;
        this.seed = seed;
        System.out.println("world of seed " + seed);
        centrale = new Centrale(base, folder.resolve("centro"), folder.resolve("altrove"), orologio, seed);
        linea = new LineaDiretta(() -> centrale.sedi, Centrale.GENOVA, seed);
        genova = new Genova(folder.resolve("genova"), orologio, seed + 1, linea, reacting);
    }

    /// The branch's process ends and starts again on what is on its disk.
    public void riavviaGenova() {
        genova.close();
        genova = new Genova(folder.resolve("genova"), orologio, seed + 2, linea, reacting);
        genova.avvia();
    }

    public void riavviaCentrale() {
        centrale.close();
        centrale = new Centrale(base, folder.resolve("centro"), folder.resolve("altrove"), orologio, seed + 3);
    }

    /// A copy of the branch's disk as it is now; its process ends for that and starts again.
    public Path copiaGenova() {
        genova.close();
        Path copy = copia("genova");
        genova = new Genova(folder.resolve("genova"), orologio, seed + 4, linea, reacting);
        return copy;
    }

    /// Somebody puts an old copy in place of what is on the branch's disk.
    public void ripristinaGenova(Path copy) {
        genova.close();
        metti(copy, "genova");
        genova = new Genova(folder.resolve("genova"), orologio, seed + 100 + ++ripristini, linea, reacting);
        genova.avvia();
    }

    /// A second box with the same memory and the same certificate.
    public Genova gemella(Path copy) {
        return new Genova(copy, orologio, seed + 6, linea, reacting);
    }

    public Path copiaCentrale() {
        centrale.close();
        Path copy = copia("centro");
        apriCentrale();
        return copy;
    }

    /// Somebody puts an old copy of the centre's database and files in place of the present ones.
    /// What stands elsewhere stays.
    public void ripristinaCentrale(Path copy) {
        centrale.close();
        metti(copy, "centro");
        apriCentrale();
    }

    /// What the centre keeps outside of its backups.
    public Path altrove() {
        return folder.resolve("altrove");
    }

    private void apriCentrale() {
        centrale = new Centrale(base, folder.resolve("centro"), folder.resolve("altrove"), orologio, seed + 7 + copie);
    }

    private Path copia(String what) {
        Path copy = folder.resolve("copia-" + what + "-" + ++copie);
        metti(folder.resolve(what), copy.getFileName().toString());
        return copy;
    }

    private void metti(Path from, String name) {
        Path to = folder.resolve(name);
        if (name.equals("centro") || from.endsWith("centro")) {
            base.copy(from.resolve("timbro.db"), to.resolve("timbro.db"));
        }
        try {
            if (Files.exists(to)) {
                try (Stream<Path> old = Files.walk(to)) {
                    for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() {
        genova.close();
        centrale.close();
    }
}
