package it.timbro.sync.envelope;

import it.timbro.sync.disk.Disk;
import it.timbro.sync.disk.DiskOutput;
import it.timbro.sync.sealed.Seal;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes one series of envelopes into a folder, each part complete and on the disk before it gets its name. A part
/// stands for itself: who finds only some of a series can use those. What an earlier series said is said again, so
/// the earlier files go, but only when the new ones are all there. One thread.
public final class EnvelopeWriter implements Counterpart.Load {
    /// A part closes when it has grown to this. Small enough to pass through a browser, and far below what FAT32
    /// takes for one file (4 GB).
    public static final long PART_BYTES = 7L << 20;

    private static final String UNFINISHED = ".tmp";

    private final Disk disk;
    private final Path folder;
    private final Seal.Signer signer;
    private final List<PublicKey> recipients;
    private final long partBytes;
    private final List<Path> written = new ArrayList<>();
    private Label label;
    private @Nullable Part open;
    private long bytes;

    /// @param first the label of part 1
    public EnvelopeWriter(
            Disk disk, Path folder, Label first, Seal.Signer signer, List<PublicKey> recipients, long partBytes)
            throws IOException {
        this.disk = disk;
        this.folder = folder;
        this.label = first;
        this.signer = signer;
        this.recipients = List.copyOf(recipients);
        this.partBytes = partBytes;
        disk.keepFolder(folder);
        for (Path left : ours(UNFINISHED)) {
            disk.delete(left);
        }
    }

    @Override
    public void add(Piece piece) throws IOException {
        if (open != null && open.size() >= partBytes) {
            finish(false);
        }
        current().add(piece);
    }

    /// Ends the series and takes earlier ones off the stick; all is on the disk when this returns.
    ///
    /// @return its files, in order
    public List<Path> end() throws IOException {
        current();
        finish(true);
        for (Path earlier : ours(Label.SUFFIX)) {
            if (!written.contains(earlier)) {
                disk.delete(earlier);
            }
        }
        disk.syncFolder(folder);
        return List.copyOf(written);
    }

    /// Bytes on the stick so far.
    public long bytes() {
        return bytes + (open == null ? 0 : open.size());
    }

    private Part current() throws IOException {
        Part part = open;
        if (part == null) {
            part = new Part();
            open = part;
        }
        return part;
    }

    private void finish(boolean last) throws IOException {
        Part part = Objects.requireNonNull(open, "a part is open");
        part.close(last);
        bytes += part.size();
        open = null;
        label = label.next();
    }

    private List<Path> ours(String ending) throws IOException {
        return disk.list(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith(label.prefix())
                        && file.getFileName().toString().endsWith(ending))
                .toList();
    }

    /// One file of the series, under a temporary name until it is whole.
    private final class Part {
        private final Path place = folder.resolve(label.fileName());
        private final Path unfinished = folder.resolve(label.fileName() + UNFINISHED);
        private final DiskOutput file = new DiskOutput(disk, unfinished);
        private final OutputStream sealed;
        private final DataOutputStream content;
        private int pieces;

        Part() throws IOException {
            DataOutputStream outside = new DataOutputStream(file);
            label.write(outside);
            outside.flush();
            sealed = Seal.seal(file, signer, recipients);
            content = new DataOutputStream(sealed);
            label.writeBare(content);
        }

        void add(Piece piece) throws IOException {
            Pieces.write(content, piece);
            pieces++;
        }

        long size() {
            return file.bytes();
        }

        void close(boolean last) throws IOException {
            Pieces.writeEnd(content, pieces, last);
            content.flush();
            sealed.close();
            file.close();
            disk.sync(unfinished);
            disk.move(unfinished, place);
            disk.syncFolder(folder);
            written.add(place);
        }
    }
}
