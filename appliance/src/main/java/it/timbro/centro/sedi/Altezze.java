package it.timbro.centro.sedi;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How far each of the centre's own streams was ever told to a branch, kept outside the database
/// and its backups: a database that goes less far was put back from an old copy. Written, durably,
/// before the news leave the house.
///
/// One file for each chamber and process, so that no two write the same. It has two lines, each with its checksum,
/// and the lower one is written over: should the power go meanwhile, the other stands, and nothing was told yet. So
/// it takes one sync of one block; all news wait for it. Any thread may call.
public final class Altezze {
    private static final String PREFIX = "altezza-";
    private static final int LINE_BYTES = 128;
    private static final int LINES = 2;

    /// So far apart that no disk writes both at once.
    private static final int BLOCK = 4096;

    private static final int FILE_BYTES = BLOCK * (LINES - 1) + LINE_BYTES;
    private static final int CHECKSUM_DIGITS = 16;

    private final Disk disk;
    private final Path folder;
    private final String processo;
    private final Map<Sede, Riga> scritte = new ConcurrentHashMap<>();

    /// @param folder on a disk that backups of the database do not touch, shared by the processes of a centre
    /// @param processo name of this process
    public Altezze(Disk disk, Path folder, String processo) {
        this.disk = disk;
        this.folder = folder;
        this.processo = processo;
    }

    /// @param stream the life it was
    public record Altezza(StreamId stream, long seq) {
        boolean oltre(Altezza other) {
            return stream.incarnation() > other.stream.incarnation()
                    || (stream.incarnation() == other.stream.incarnation() && seq > other.seq);
        }
    }

    /// The higher line of a file.
    ///
    /// @param line its number, from 0
    private record Riga(Altezza altezza, int line) {}

    /// What any process has ever told of a chamber's stream.
    Optional<Altezza> letta(StreamId aoo) {
        try {
            if (!disk.exists(folder)) {
                return Optional.empty();
            }
            Optional<Altezza> highest = Optional.empty();
            for (Path file : disk.list(folder)) {
                if (file.getFileName().toString().startsWith(PREFIX + aoo.sede() + "-")) {
                    Optional<Altezza> found = read(file)
                            .map(Riga::altezza)
                            .filter(altezza -> altezza.stream().sameWriter(aoo));
                    if (found.isPresent() && (highest.isEmpty() || found.get().oltre(highest.get()))) {
                        highest = found;
                    }
                }
            }
            return highest;
        } catch (IOException e) {
            throw new UncheckedIOException("folder " + folder, e);
        }
    }

    /// Before these leave the house.
    void annota(Sede camera, List<FeedEntry> news) {
        news.stream()
                .map(FeedEntry::origin)
                .filter(origin -> origin.stream().sede().equals(camera.code()))
                .map(origin -> new Altezza(origin.stream(), origin.seq()))
                .reduce((one, other) -> other.oltre(one) ? other : one)
                .ifPresent(altezza -> annota(camera, altezza));
    }

    private synchronized void annota(Sede camera, Altezza altezza) {
        Riga before = scritte.get(camera);
        if (before != null && !altezza.oltre(before.altezza())) {
            return;
        }
        try {
            Path file = folder.resolve(PREFIX + camera + "-" + processo);
            if (before == null) {
                before = begin(file);
            }
            if (before == null || altezza.oltre(before.altezza())) {
                before = write(file, new Riga(altezza, before == null ? 0 : LINES - 1 - before.line()));
            }
            scritte.put(camera, before);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note how far the branches were told", e);
        }
    }

    /// What an earlier run has left. The file and its name are on disk, or nothing was ever told.
    private @Nullable Riga begin(Path file) throws IOException {
        disk.keepFolder(folder);
        if (!disk.exists(file) || disk.size(file) < FILE_BYTES) {
            disk.write(file, 0, " ".repeat(FILE_BYTES).getBytes(StandardCharsets.US_ASCII));
        }
        disk.sync(file); // who wrote last may have died before
        disk.syncFolder(folder);
        return read(file).orElse(null);
    }

    private Riga write(Path file, Riga riga) throws IOException {
        String said = riga.altezza().stream() + " " + riga.altezza().seq();
        String line = said + " " + checksum(said);
        Check.that(line.length() < LINE_BYTES, "a stream's name and a number are short");
        disk.write(
                file,
                (long) riga.line() * BLOCK,
                (line + " ".repeat(LINE_BYTES - 1 - line.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        disk.sync(file);
        return riga;
    }

    private Optional<Riga> read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = disk.open(file, 0)) {
            bytes = in.readNBytes(FILE_BYTES);
        }
        String text = new String(bytes, StandardCharsets.US_ASCII);
        return IntStream.range(0, text.length() < FILE_BYTES ? 0 : LINES)
                .boxed()
                .flatMap(line -> altezza(text.substring(line * BLOCK, line * BLOCK + LINE_BYTES))
                        .map(altezza -> new Riga(altezza, line))
                        .stream())
                .reduce((one, other) -> other.altezza().oltre(one.altezza()) ? other : one);
    }

    /// Empty if the line is not whole.
    private static Optional<Altezza> altezza(String line) {
        String[] words = line.strip().split(" ");
        return words.length == 3
                        && words[1].matches("[0-9]{1,18}")
                        && words[2].equals(checksum(words[0] + " " + words[1]))
                ? Optional.of(new Altezza(StreamId.parse(words[0]), Long.parseLong(words[1])))
                : Optional.empty();
    }

    private static String checksum(String said) {
        return Hash.of(said.getBytes(StandardCharsets.US_ASCII)).hex().substring(0, CHECKSUM_DIGITS);
    }
}
