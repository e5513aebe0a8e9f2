package it.timbro.world;

import it.timbro.BaseDati;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/// A centre, on either database, and the branch Genova, joined by a line without a network. Same seed, same world.
public final class Mondo implements AutoCloseable {
    public final Orologio orologio = new Orologio();
    public final LineaDiretta linea;
    public final AtomicBoolean reacting = new AtomicBoolean(true);
    private final BaseDati base;
    private final Path folder;
    private final long seed;
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
        centrale = new Centrale(base, folder.resolve("centro"), orologio, seed);
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
        centrale = new Centrale(base, folder.resolve("centro"), orologio, seed + 3);
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
