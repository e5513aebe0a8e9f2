package it.timbro.sync.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.sync.world.Facts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FramesTest {
    private interface Content {
        void to(DataOutputStream out) throws IOException;
    }

    /// A body without packing, for what our own writer would never write.
    private static List<Entry> read(int version, Content frames) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeInt(0x544D4252);
        out.writeShort(version);
        out.writeByte(1);
        out.writeByte(0);
        frames.to(out);
        return Frames.readEntries(new ByteArrayInputStream(body.toByteArray()));
    }

    private static void end(DataOutputStream out, int count) throws IOException {
        out.writeByte(0);
        out.writeInt(4);
        out.writeInt(count);
    }

    @Test
    void aBodyCutAnywhereIsRefused() throws IOException {
        byte[] body = Recording.journal();
        for (int end = 0; end < body.length; end++) {
            byte[] cut = Arrays.copyOf(body, end);
            assertThatThrownBy(() -> Frames.readEntries(new ByteArrayInputStream(cut)))
                    .as("cut at %d", end)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aDamagedBodyIsRefusedUnlessItStillSaysTheSame() throws IOException {
        byte[] body = Recording.journal();
        List<Entry> sent = Frames.readEntries(new ByteArrayInputStream(body));
        int refused = 0;
        for (int at = 18; at < body.length; at++) {
            byte[] damaged = body.clone();
            damaged[at] ^= 0x10;
            try {
                assertThat(Frames.readEntries(new ByteArrayInputStream(damaged)))
                        .as("damaged at %d", at)
                        .isEqualTo(sent)
                        .allMatch(Entry::sound);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused)
                .as("nearly everywhere: a few bits only say the same in another way")
                .isGreaterThan(body.length - 18 - 5);
    }

    @Test
    void framesOfALaterReleaseMayBePassedOver() throws IOException {
        assertThat(read(1, out -> {
                    out.writeByte(200);
                    out.writeInt(3);
                    out.write(new byte[3]);
                    end(out, 0);
                }))
                .isEmpty();
    }

    @Test
    void emptyFramesThatMayBePassedOverHaveAnEndToo() {
        assertThatThrownBy(() -> read(1, out -> {
                    for (int i = 0; i <= 2 * Limits.TRANSACTION_ENTRIES + 1; i++) {
                        out.writeByte(200);
                        out.writeInt(0);
                    }
                    end(out, 0);
                }))
                .hasMessageContaining("sconosciuto");
    }

    @Test
    void unknownFramesOfThisVersionAreRefused() {
        assertThatThrownBy(() -> read(1, out -> {
                    out.writeByte(3);
                    out.writeInt(0);
                    end(out, 0);
                }))
                .hasMessageContaining("sconosciuto");
    }

    @Test
    void anotherVersionIsRefusedInWords() {
        assertThatThrownBy(() -> read(2, out -> end(out, 0))).hasMessageContaining("versione 2");
    }

    @Test
    void aFalseLengthIsRefusedBeforeItCostsMemory() {
        assertThatThrownBy(() -> read(1, out -> {
                    out.writeByte(1);
                    out.writeInt(Limits.BODY_BYTES);
                    end(out, 1);
                }))
                .hasMessageContaining("troncato");
        assertThatThrownBy(() -> read(1, out -> {
                    out.writeByte(1);
                    out.writeInt(Integer.MAX_VALUE);
                }))
                .hasMessageContaining("limite");
    }

    @Test
    void aPayloadOverTheLimitIsRefused() {
        Entry.Draft draft = new Entry.Draft("X", 1, 0, "pratica:M26B2200001", new byte[Limits.PAYLOAD_BYTES + 1]);
        Entry large = Entry.seal(
                Facts.GENOVA, 1, 1, 1, new Entry.Stamp(0, 0, 0, 0), "lucia.verdi", draft, new byte[16], Hash.ZERO);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        assertThatThrownBy(() -> {
                    Frames.writeEntries(body, List.of(large));
                    Frames.readEntries(new ByteArrayInputStream(body.toByteArray()));
                })
                .hasMessageContaining("limite");
    }

    @Test
    void aFeedIsNoJournal() throws IOException {
        byte[] feed = Recording.feed();
        assertThatThrownBy(() -> Frames.readEntries(new ByteArrayInputStream(feed)))
                .hasMessageContaining("genere");
    }

    @Test
    void batchesAreCutBetweenTransactionsOnly() {
        List<Entry> facts =
                new Facts(Facts.GENOVA).transaction(4).transaction(2).transaction(3).entries;
        assertThat(Batches.cut(facts, 3, 1 << 20)).hasSize(4);
        assertThat(Batches.cut(facts, 7, 1 << 20)).hasSize(6);
        assertThat(Batches.cut(facts, 500, 1)).hasSize(4);
        assertThat(Batches.cut(facts)).hasSize(9);
        assertThat(Batches.cut(List.<Entry>of())).isEmpty();
    }

    @Test
    void theHighestCommonVersionIsChosen() {
        assertThat(Versions.choose(List.of(3, 1, 2))).isEqualTo(OptionalInt.of(1));
        assertThat(Versions.choose(List.of(2, 3))).isEmpty();
    }

    @Test
    void unknownFieldsAndCodesOfALaterReleaseAreReadAsFarAsTheyAreKnown() throws IOException {
        byte[] later =
                "{\"code\":\"tired\",\"sentence\":\"Riprova.\",\"seq\":0,\"mood\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.read(later, Refusal.class)).isEqualTo(new Refusal(Refusal.Code.UNKNOWN, "Riprova."));
    }
}
