package it.timbro.sync.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.sealed.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What was once on the wire is read the same for ever, and what we write today is what was read then.
class RecordedConversationTest {
    static final List<String> NAMES =
            Recording.MESSAGES.keySet().stream().sorted().toList();

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

    @ParameterizedTest
    @FieldSource("NAMES")
    void theSmallMessagesAreReadAsTheyWereWritten(String name) throws IOException {
        Record message = Recording.message(name);
        byte[] recorded = recorded(name + ".json");
        assertThat(Json.read(recorded, message.getClass()))
                .usingRecursiveComparison()
                .isEqualTo(message);
        assertThat(new String(Json.write(message), UTF_8)).isEqualTo(new String(recorded, UTF_8));
    }

    @Test
    void aFieldThatIsSaidNoMoreIsSkipped() throws IOException {
        assertThat(new String(recorded("hello-with-all.json"), UTF_8)).contains("\"key\":");
        assertThat(Json.read(recorded("hello-with-all.json"), Hello.class)).isEqualTo(Recording.HELLO_WITH_ALL);
    }

    /// With every field said: one that a message gains must be recorded too.
    @ParameterizedTest
    @FieldSource("NAMES")
    void ofEachMessageEveryFieldIsRecorded(String name) throws IOException {
        Class<? extends Record> kind = Recording.message(name).getClass();
        List<String> said = new ArrayList<>();
        for (String other : NAMES) {
            if (Recording.message(other).getClass() == kind) {
                said.add(new String(recorded(other + ".json"), UTF_8));
            }
        }
        for (RecordComponent field : kind.getRecordComponents()) {
            assertThat(said).as(field.toString()).anyMatch(json -> json.contains("\"" + field.getName() + "\":"));
        }
    }

    @Test
    void whatWasSignedThenIsSignedNow() throws IOException {
        Receipt signed = Json.read(recorded("receipt-signed.json"), Receipt.class);
        assertThat(SigningKey.signed(signed, signed.key())).isTrue();
        assertThat(SigningKey.signed(Recording.PRESENCE, signed.key())).isTrue();
        assertThat(SigningKey.signed(signed.about(List.of()), signed.key())).isFalse();
    }

    @Test
    void aRefusalsCodeIsAWordAndAStatusForEver() {
        assertThat(Arrays.stream(Refusal.Code.values()).map(code -> code.word() + " " + code.status()))
                .containsExactlyInAnyOrder(
                        "gap 409",
                        "fork 409",
                        "malformed 400",
                        "quarantine 409",
                        "version 409",
                        "closed 503",
                        "busy 429",
                        "unauthorized 401",
                        "expired 401",
                        "revoked 403",
                        "forbidden 403",
                        "file 422",
                        "not_yet 404",
                        "unknown 400");
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
