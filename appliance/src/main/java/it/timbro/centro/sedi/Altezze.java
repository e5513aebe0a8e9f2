package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.FeedEntry;
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

/// How far each of the centre's own streams was ever told to a branch, kept outside the database
/// and its backups: a database that goes less far was put back from an old copy. Written, durably,
/// before the news leave the house.
///
/// One file for each chamber and process, so that no two write the same. Any thread may call.
public final class Altezze {
    private static final String PREFIX = "altezza-";
    private static final int MAX_BYTES = 256;

    private final Disk disk;
    private final Path folder;
    private final String processo;
    private final Map<Sede, Altezza> scritte = new ConcurrentHashMap<>();

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

    /// What any process has ever told of a chamber's stream.
    Optional<Altezza> letta(StreamId aoo) {
        try {
            if (!disk.exists(folder)) {
                return Optional.empty();
            }
            Optional<Altezza> highest = Optional.empty();
            for (Path file : disk.list(folder)) {
                if (file.getFileName().toString().startsWith(PREFIX + aoo.sede() + "-")) {
                    Optional<Altezza> found =
                            read(file).filter(altezza -> altezza.stream().sameWriter(aoo));
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
        Altezza before = scritte.get(camera);
        if (before != null && !altezza.oltre(before)) {
            return;
        }
        try {
            Path file = folder.resolve(PREFIX + camera + "-" + processo);
            if (before == null) {
                disk.keepFolder(folder);
                Optional<Altezza> last = disk.exists(file) ? read(file) : Optional.empty();
                if (last.isPresent() && !altezza.oltre(last.get())) {
                    scritte.put(camera, last.get());
                    return;
                }
            }
            Path next = folder.resolve("." + PREFIX + camera + "-" + processo);
            disk.delete(next);
            disk.write(next, 0, (altezza.stream() + " " + altezza.seq() + "\n").getBytes(StandardCharsets.US_ASCII));
            disk.sync(next);
            disk.move(next, file);
            disk.syncFolder(folder);
            scritte.put(camera, altezza);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note how far the branches were told", e);
        }
    }

    private Optional<Altezza> read(Path file) throws IOException {
        try (InputStream in = disk.open(file, 0)) {
            String[] words = new String(in.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return words.length == 2 && words[1].matches("[0-9]{1,18}")
                    ? Optional.of(new Altezza(StreamId.parse(words[0]), Long.parseLong(words[1])))
                    : Optional.empty();
        }
    }
}
