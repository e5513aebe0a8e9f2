package it.timbro.sync.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A stick that was written by the first release is read by every later one, and the other way round.
class RecordedStickTest {
    @Test
    void theOutsideIsReadAsItWasWritten() throws IOException {
        assertThat(Label.read(new DataInputStream(new ByteArrayInputStream(recorded("stick.label")))))
                .isEqualTo(StickRecording.LABEL);
        assertThat(StickRecording.label()).isEqualTo(recorded("stick.label"));
        assertThat(StickRecording.LABEL.fileName()).isEqualTo("TIMBRO-GE1-centrale-20261122-083000-7f3a-002.busta");
    }

    @Test
    void eachPieceIsReadAsItWasWritten() throws IOException {
        List<Piece> read = new ArrayList<>();
        assertThat(Pieces.read(input("stick.plain"), read::add))
                .as("another part follows")
                .isFalse();
        assertThat(read).usingRecursiveComparison().isEqualTo(StickRecording.PLAIN);
        assertThat(StickRecording.content(StickRecording.PLAIN, false)).isEqualTo(recorded("stick.plain"));
    }

    @Test
    void soAreFactsAndNews() throws IOException {
        List<Piece> read = new ArrayList<>();
        assertThat(Pieces.read(input("stick.packed"), read::add))
                .as("the last part")
                .isTrue();
        assertThat(read).isEqualTo(StickRecording.PACKED);
        assertThat(types(StickRecording.content(StickRecording.PACKED, true)))
                .isEqualTo(types(recorded("stick.packed")))
                .containsExactly(1, 2, 0);
    }

    @Test
    void everyKindOfPieceIsRecorded() {
        List<Piece> all = new ArrayList<>(StickRecording.PLAIN);
        all.addAll(StickRecording.PACKED);
        assertThat(all)
                .extracting(Object::getClass)
                .map(Class.class::cast)
                .containsAll(List.of(Piece.class.getPermittedSubclasses()));
        assertThat(all)
                .filteredOn(Piece.Names.class::isInstance)
                .extracting(names -> ((Piece.Names) names).meaning())
                .containsExactly(Piece.Meaning.values());
    }

    private static List<Integer> types(byte[] content) throws IOException {
        List<Integer> types = new ArrayList<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        while (in.available() > 0) {
            types.add(in.readUnsignedByte());
            in.skipNBytes(in.readInt());
        }
        return types;
    }

    private static DataInputStream input(String name) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(recorded(name)));
    }

    private static byte[] recorded(String name) throws IOException {
        try (InputStream in = RecordedStickTest.class.getResourceAsStream("/it/timbro/sync/v1/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
