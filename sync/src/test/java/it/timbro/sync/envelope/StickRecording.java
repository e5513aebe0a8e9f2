package it.timbro.sync.envelope;

import it.timbro.sync.envelope.Piece.Meaning;
import it.timbro.sync.envelope.Piece.Name;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.world.Facts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What stands on a stick of version 1, as it is recorded in the resources: the outside, and the content before it is
/// sealed. The recording is never made anew: `main` wrote it once, into the folder given.
final class StickRecording {
    static final Label LABEL = new Label("GE1", Label.CENTRE, "20261122-083000-7f3a", 2, 1_795_336_200_000L, 3);

    private static final List<Entry> FACTS =
            new Facts(Facts.GENOVA).transaction(2).transaction(1, Entry.SOLO_SEDE, "PasswordCambiata").entries;
    private static final Hash FILE = Hash.of(new byte[] {1, 2, 3});
    private static final Hash OTHER = Hash.of(new byte[] {4});

    /// Their bytes are the same wherever they are written.
    static final List<Piece> PLAIN = List.of(
            new Piece.Given(new Receipt("feed:GE1", 3, FILE, 2, 1).signedBy("a key", "a signature")),
            new Piece.Life(new Incarnazione("7f3a", "GE1/2", "GE1/1", Head.of(FACTS.getFirst()))),
            new Piece.Part(FILE, 3, 1, new byte[] {2, 3}),
            new Piece.Names(Meaning.WANTED, List.of(new Name(FILE, 1), new Name(OTHER, 0))),
            new Piece.Names(Meaning.ASKED, List.of(new Name(OTHER, 0))),
            new Piece.Names(Meaning.HELD, List.of(new Name(FILE, 3))));

    /// They are packed, which may differ from one zlib to the next.
    static final List<Piece> PACKED = List.of(
            new Piece.Journal(FACTS.stream().map(Entry::forTravel).toList()),
            new Piece.Feed(new Facts(Facts.CENTRO).transaction(2).feed("GE1")));

    private StickRecording() {}

    public static void main(String[] folder) throws IOException {
        Path to = Files.createDirectories(Path.of(folder[0]));
        Files.write(to.resolve("stick.label"), label());
        Files.write(to.resolve("stick.plain"), content(PLAIN, false));
        Files.write(to.resolve("stick.packed"), content(PACKED, true));
    }

    static byte[] label() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LABEL.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    static byte[] content(List<Piece> pieces, boolean last) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Piece piece : pieces) {
            Pieces.write(out, piece);
        }
        Pieces.writeEnd(out, pieces.size(), last);
        return bytes.toByteArray();
    }
}
