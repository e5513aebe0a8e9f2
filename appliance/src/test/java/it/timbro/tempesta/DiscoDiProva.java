package it.timbro.tempesta;

import it.timbro.sync.disk.Disk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A disk in memory that keeps its word and not a letter more: at a power cut ([#mancaLaCorrente]) bytes that were
/// not synced are lost, torn or garbage, and names whose folder was not synced may come and go. It goes down at any
/// operation ([#cadeDopo]), before it or in the middle, and is full when told so.
public final class DiscoDiProva implements Disk {
    private static final int SECTOR = 512;

    /// A file's bytes as the process sees them, and as they certainly are on disk.
    private static final class Inode {
        private byte[] seen = {};
        private byte[] kept = {};

        Inode copy() {
            Inode copy = new Inode();
            copy.seen = seen;
            copy.kept = kept;
            return copy;
        }
    }

    /// A change of names that is not on disk yet.
    ///
    /// @param from the name that goes, with the file it named
    /// @param to the name that comes
    /// @param file what `to` names, none if it is a folder
    /// @param before what `to` named before
    private record Pending(
            @Nullable Path from,
            @Nullable Path to,
            @Nullable Inode file,
            @Nullable Inode before) {
        boolean touches(Set<Path> paths) {
            return paths.stream().anyMatch(path -> isUnder(from, path) || isUnder(to, path));
        }

        private static boolean isUnder(@Nullable Path name, Path path) {
            return name != null && name.startsWith(path);
        }

        boolean isIn(Path folder) {
            return folder.equals(parent(to != null ? to : from));
        }

        private static @Nullable Path parent(@Nullable Path name) {
            return name == null ? null : name.getParent();
        }
    }

    private final Path mount;
    private final RandomGenerator random;
    private final SortedMap<Path, Inode> files = new TreeMap<>();
    private final Set<Path> folders = new TreeSet<>();
    private final List<Pending> pending = new ArrayList<>();
    private long operations;
    private long downAt = Long.MAX_VALUE;
    private boolean full;

    /// @param mount the one folder that is there, whatever happens
    public DiscoDiProva(Path mount, RandomGenerator random) {
        this.mount = mount;
        this.random = random;
        folders.add(mount);
    }

    /// Goes down at the n-th operation from now, 1 being the next.
    public void cadeDopo(int operations) {
        downAt = this.operations + operations;
    }

    /// Nothing more goes down by itself.
    public void tieni() {
        downAt = Long.MAX_VALUE;
    }

    void pieno(boolean full) {
        this.full = full;
    }

    long operations() {
        return operations;
    }

    /// The power went: what was not synced meets its fate.
    public void mancaLaCorrente() {
        Set<Path> undone = new HashSet<>();
        List<Pending> gone = new ArrayList<>();
        for (Pending change : pending) {
            if (change.touches(undone) || random.nextBoolean()) {
                gone.add(change);
                if (change.to != null) {
                    undone.add(change.to);
                }
                if (change.from != null) {
                    undone.add(change.from);
                }
            }
        }
        gone.reversed().forEach(this::undo);
        pending.clear();
        files.values().forEach(this::tear);
    }

    private void undo(Pending change) {
        if (change.to != null) {
            if (change.file == null) {
                folders.removeIf(folder -> folder.startsWith(change.to));
                files.keySet().removeIf(file -> file.startsWith(change.to));
            } else {
                put(change.to, change.before);
            }
        }
        if (change.from != null) {
            put(change.from, change.to == null ? change.before : change.file);
        }
    }

    private void put(Path name, @Nullable Inode file) {
        if (file == null) {
            files.remove(name);
        } else {
            files.put(name, file);
        }
    }

    /// Of every sector that differs from what is kept, the old, the new or neither.
    private void tear(Inode file) {
        if (!Arrays.equals(file.seen, file.kept)) {
            int least = Math.min(file.seen.length, file.kept.length);
            int most = Math.max(file.seen.length, file.kept.length);
            byte[] torn = Arrays.copyOf(file.kept, least + random.nextInt(most - least + 1));
            for (int at = 0; at < torn.length; at += SECTOR) {
                int end = Math.min(at + SECTOR, torn.length);
                switch (random.nextInt(3)) {
                    case 0 -> copy(file.kept, torn, at, end);
                    case 1 -> copy(file.seen, torn, at, end);
                    default -> garble(file, torn, at, end);
                }
            }
            file.seen = torn;
            file.kept = torn;
        }
    }

    private static void copy(byte[] from, byte[] to, int at, int end) {
        for (int i = at; i < end; i++) {
            to[i] = i < from.length ? from[i] : 0;
        }
    }

    private void garble(Inode file, byte[] torn, int at, int end) {
        for (int i = at; i < end; i++) {
            boolean same = i < file.kept.length && i < file.seen.length && file.kept[i] == file.seen[i];
            torn[i] = same ? file.kept[i] : (byte) random.nextInt();
        }
    }

    /// The same disk once more, as it is now: a backup, or the stolen twin. Bytes that were not synced are in it.
    DiscoDiProva copia(RandomGenerator random) {
        DiscoDiProva copy = new DiscoDiProva(mount, random);
        files.forEach((name, file) -> {
            Inode twin = file.copy();
            twin.kept = twin.seen;
            copy.files.put(name, twin);
        });
        copy.folders.addAll(folders);
        return copy;
    }

    /// Counts the operation; true if the machine goes down in it.
    private boolean goesDown() {
        operations++;
        return operations >= downAt;
    }

    private void step(String what, Path file) {
        if (goesDown()) {
            throw new Caduta("sul disco: " + what, "disk operation " + operations + ": " + what + " " + file);
        }
    }

    @Override
    public void createFolders(Path folder) {
        step("create", folder);
        Path level = mount;
        for (Path name : mount.relativize(folder)) {
            level = level.resolve(name).normalize();
            if (folders.add(level)) {
                pending.add(new Pending(null, level, null, null));
            }
        }
    }

    @Override
    public boolean exists(Path file) {
        return files.containsKey(file) || folders.contains(file);
    }

    @Override
    public long size(Path file) throws IOException {
        return inode(file).seen.length;
    }

    @Override
    public InputStream open(Path file, long offset) throws IOException {
        byte[] seen = inode(file).seen;
        return new ByteArrayInputStream(seen, (int) Math.min(offset, seen.length), seen.length);
    }

    @Override
    public void write(Path file, long offset, byte[] bytes) throws IOException {
        boolean down = goesDown();
        Inode inode = files.get(file);
        if (inode == null) {
            if (!folders.contains(file.getParent())) {
                throw new NoSuchFileException(file.toString());
            }
            inode = new Inode();
            files.put(file, inode);
            pending.add(new Pending(null, file, inode, null));
        }
        boolean whole = !down && !full;
        int written = whole ? bytes.length : random.nextInt(bytes.length + 1);
        if (offset > inode.seen.length) {
            throw new IOException("a hole in " + file);
        }
        byte[] longer = Arrays.copyOf(inode.seen, (int) Math.max(inode.seen.length, offset + written));
        System.arraycopy(bytes, 0, longer, (int) offset, written);
        inode.seen = longer;
        if (down) {
            throw new Caduta("sul disco: write", "disk operation " + operations + ": write " + file);
        }
        if (full) {
            throw new FullException("no room for " + file.getFileName(), new IOException("No space left on device"));
        }
    }

    @Override
    public void sync(Path file) throws IOException {
        step("sync", file);
        Inode inode = inode(file);
        inode.kept = inode.seen;
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step("move", from);
        Inode inode = inode(from);
        if (!folders.contains(to.getParent())) {
            throw new NoSuchFileException(to.toString());
        }
        pending.add(new Pending(from, to, inode, files.get(to)));
        files.remove(from);
        files.put(to, inode);
    }

    /// What happened to names in the folder is on disk, and everything that it stands on.
    @Override
    public void syncFolder(Path folder) throws IOException {
        step("sync", folder);
        if (!folders.contains(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        pending.removeIf(change -> change.isIn(folder));
    }

    @Override
    public void delete(Path file) {
        step("delete", file);
        Inode inode = files.remove(file);
        if (inode != null) {
            pending.add(new Pending(file, null, null, inode));
        }
    }

    @Override
    public List<Path> list(Path folder) {
        return java.util.stream.Stream.concat(files.keySet().stream(), folders.stream())
                .filter(path -> folder.equals(path.getParent()))
                .sorted()
                .toList();
    }

    private Inode inode(Path file) throws NoSuchFileException {
        Inode inode = files.get(file);
        if (inode == null) {
            throw new NoSuchFileException(file.toString());
        }
        return inode;
    }
}
