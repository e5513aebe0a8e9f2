package it.timbro.sync.envelope;

import it.timbro.sync.disk.Disk;
import it.timbro.sync.disk.DiskOutput;
import it.timbro.sync.envelope.Counterpart.Taken;
import it.timbro.sync.protocol.MalformedException;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.sealed.Seal;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// Reads one part of a series. Its content first goes to our own disk; only when the seal is whole and the signer
/// one who may speak for the other end is any of it taken. One thread.
public final class EnvelopeReader {
    /// A part may be larger than [EnvelopeWriter#PART_BYTES] by its last piece.
    public static final long MAX_BYTES = 40L << 20;

    private final Disk disk;
    private final Path spool;
    private final Counterpart counterpart;

    /// @param spool a folder of its own on our disk; what an earlier program left there goes
    public EnvelopeReader(Disk disk, Path spool, Counterpart counterpart) throws IOException {
        this.disk = disk;
        this.spool = spool;
        this.counterpart = counterpart;
        disk.keepFolder(spool);
        for (Path left : disk.list(spool)) {
            disk.delete(left);
        }
    }

    /// What came of reading a part.
    public sealed interface Outcome {
        /// Everything in it was looked at.
        ///
        /// @param entries, files how many were new
        /// @param last whether it is the last of its series
        /// @param refused the first that could not be kept, if any
        record Read(Label label, int entries, int files, boolean last, Optional<Refusal> refused) implements Outcome {}

        /// It is for somebody else, or from somebody else than the one expected.
        record NotHere(Label label) implements Outcome {}

        /// It is for us, but none of our keys opens it.
        record NoKey(Label label) implements Outcome {}

        /// Who signed may not speak for the other end.
        record Foreign(Label label, Refusal refusal) implements Outcome {}

        /// The centre was put back from a copy after this was written.
        record Outdated(Label label) implements Outcome {}

        /// Cut or changed. Nothing of it was taken.
        ///
        /// @param detail technical, for the log
        record Damaged(String detail) implements Outcome {}
    }

    /// What is written on the outside of a file; empty if it is no envelope.
    public static Optional<Label> label(InputStream file) throws IOException {
        try {
            return Optional.of(Label.read(new DataInputStream(file)));
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }

    /// Reads a part as it streams in.
    ///
    /// @throws IOException if it cannot be read from where it stands, or our disk takes no more
    public Outcome read(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new Bounded(file)));
        Label label;
        try {
            label = Label.read(in);
        } catch (MalformedException e) {
            return new Outcome.Damaged(String.valueOf(e.getMessage()));
        }
        if (!label.to().equals(counterpart.own()) || !label.from().equals(counterpart.other())) {
            return new Outcome.NotHere(label);
        }
        Path plain = spool.resolve(label.fileName());
        try {
            Seal.Opening opening;
            try (DiskOutput out = new DiskOutput(disk, plain)) {
                opening = Seal.open(in, counterpart.keys(), out);
            }
            return switch (opening) {
                case Seal.Opening.NotForUs _ -> new Outcome.NoKey(label);
                case Seal.Opening.Damaged(String detail) -> new Outcome.Damaged(detail);
                case Seal.Opening.Opened(X509Certificate signer) -> opened(label, signer, plain);
            };
        } finally {
            disk.delete(plain);
        }
    }

    private Outcome opened(Label label, X509Certificate signer, Path plain) throws IOException {
        Optional<Refusal> objection = counterpart.objection(signer);
        if (objection.isPresent()) {
            return new Outcome.Foreign(label, objection.get());
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(disk.open(plain, 0)))) {
            if (!Label.readBare(in).equals(label)) {
                return new Outcome.Damaged("the outside is of another envelope");
            }
            if (label.generation() < counterpart.generation()) {
                return new Outcome.Outdated(label);
            }
            Tally tally = new Tally(label);
            boolean last = Pieces.read(in, tally);
            return new Outcome.Read(label, tally.entries, tally.files, last, tally.refused);
        } catch (MalformedException | EOFException e) {
            return new Outcome.Damaged(String.valueOf(e.getMessage()));
        }
    }

    private final class Tally implements Pieces.Sink {
        private final Label label;
        private int entries;
        private int files;
        private Optional<Refusal> refused = Optional.empty();

        Tally(Label label) {
            this.label = label;
        }

        @Override
        public void take(Piece piece) throws IOException {
            switch (counterpart.take(label, piece)) {
                case Taken.Kept(int entries, int files) -> {
                    this.entries += entries;
                    this.files += files;
                }
                case Taken.Refused(Refusal refusal) -> refused = refused.or(() -> Optional.of(refusal));
            }
        }
    }

    /// Ends with an error where no part of ours is so long.
    private static final class Bounded extends FilterInputStream {
        private long left = MAX_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = left <= 0 ? -1 : in.read(bytes, from, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
