package it.timbro.sync.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What was once on the wire is read the same for ever, and what we write today is what was read then.
class RecordedConversationTest {
    @Test
    void theJournalIsReadAsItWasWritten() throws IOException {
        assertThat(Frames.readEntries(new ByteArrayInputStream(recorded("journal.frames"))))
                .isEqualTo(Recording.JOURNAL)
                .allSatisfy(entry -> assertThat(entry.sound()).isTrue());
        assertThat(frames(Recording.journal())).isEqualTo(frames(recorded("journal.frames")));
    }

    @Test
    void theFeedIsReadAsItWasWritten() throws IOException {
        assertThat(Frames.readFeed(new ByteArrayInputStream(recorded("feed.frames"))))
                .isEqualTo(Recording.FEED)
                .allSatisfy(entry -> assertThat(entry.sound()).isTrue());
        assertThat(frames(Recording.feed())).isEqualTo(frames(recorded("feed.frames")));
    }

    @Test
    void theSmallMessagesAreReadAsTheyWereWritten() throws IOException {
        assertThat(Json.read(recorded("hello.json"), Hello.class)).isEqualTo(Recording.HELLO);
        assertThat(Json.read(recorded("welcome.json"), Welcome.class)).isEqualTo(Recording.WELCOME);
        assertThat(Json.read(recorded("receipt.json"), Receipt.class)).isEqualTo(Recording.RECEIPT);
        assertThat(Json.read(recorded("gap.json"), Refusal.class)).isEqualTo(Recording.GAP);
        assertThat(Json.write(Recording.HELLO)).isEqualTo(recorded("hello.json"));
        assertThat(Json.write(Recording.RECEIPT)).isEqualTo(recorded("receipt.json"));
        assertThat(Json.write(Recording.GAP)).isEqualTo(recorded("gap.json"));
    }

    private static byte[] recorded(String name) throws IOException {
        try (InputStream in = RecordedConversationTest.class.getResourceAsStream("/it/timbro/sync/v1/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    /// Without the packing, which may differ from one zlib to the next.
    private static byte[] frames(byte[] body) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(Arrays.copyOfRange(body, 8, body.length))).readAllBytes();
    }
}
