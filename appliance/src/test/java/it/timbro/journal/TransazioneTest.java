package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.StreamId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What could never leave in one batch is not written: the facts of one transaction are never
/// parted.
class TransazioneTest {
    private static final StreamId GENOVA = new StreamId("GE1", "1");
    private static final NumeroPratica NUMERO = new NumeroPratica("M26B22A0001");

    @TempDir
    Path folder;

    private Journal journal;

    @BeforeEach
    void open() {
        journal = BaseDati.SQLITE.open(
                folder.resolve("timbro.db"), new Codec(), List.of(), (_, _, _) -> false, new FakeTime(), new Random(1));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private void scrive(int quanti, int caratteri) {
        journal.write(
                GENOVA,
                "anna",
                tx -> IntStream.range(0, quanti)
                        .mapToObj(_ -> tx.append(new NotaAggiunta(NUMERO, "x".repeat(caratteri))))
                        .toList());
    }

    private void isRefused(int quanti, int caratteri) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> scrive(quanti, caratteri))
                .satisfies(refused ->
                        assertThat(refused.rejection().problem()).isEqualTo(Problem.TRANSAZIONE_TROPPO_GRANDE));
        assertThat(journal.head(GENOVA).seq()).as("nothing is left of it").isZero();
    }

    @Test
    void moreFactsThanATransactionMayHoldAreRefused() {
        isRefused(Limits.TRANSACTION_ENTRIES + 1, 1);
    }

    @Test
    void moreBytesThanABodyMayHoldAreRefused() {
        isRefused(17, 1_000_000);
        isRefused(1, Limits.PAYLOAD_BYTES + 1);
    }

    @Test
    void whatIsTakenCanBeSentAndReadInOneBatch() throws IOException {
        scrive(16, 1_000_000);
        List<Entry> all = journal.entriesAfter(GENOVA, 0, Limits.BATCH_ENTRIES, Limits.BATCH_BYTES);
        assertThat(all).hasSize(16);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Frames.writeEntries(body, all);
        assertThat(Frames.readEntries(new ByteArrayInputStream(body.toByteArray())))
                .hasSize(16);
    }
}
