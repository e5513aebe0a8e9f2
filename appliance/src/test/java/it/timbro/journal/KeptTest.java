package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.store.CarteStore;
import it.timbro.sync.protocol.StreamId;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every page asks of the store.
class KeptTest {
    @TempDir
    Path folder;

    private final AtomicInteger reads = new AtomicInteger();

    private Supplier<Long> seq(Journal journal, StreamId stream) {
        return journal.kept(rows -> {
            reads.incrementAndGet();
            return rows.head(stream).seq();
        });
    }

    @Test
    void whoCommittedReadsWhatItWroteAndWhoAsksMeanwhileReadsNothingAgain() throws Exception {
        try (Filiale filiale = new Filiale(folder)) {
            NumeroPratica numero = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
            Supplier<Long> seq = seq(filiale.journal, Filiale.STREAM);
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var person : people.invokeAll(List.<Callable<Long>>of(seq::get, seq::get, seq::get))) {
                    assertThat(person.get()).isZero();
                }
            }
            assertThat(reads).as("of many who ask at once one reads").hasValue(1);
            filiale.journal.write(Filiale.STREAM, "anna", tx -> tx.append(new NotaAggiunta(numero, "prima")));
            assertThat(seq.get()).isEqualTo(1);
            filiale.journal.onCommit(() -> assertThat(seq.get()).isEqualTo(2)); // heard before the writer's answer
            filiale.journal.write(Filiale.STREAM, "anna", tx -> tx.append(new NotaAggiunta(numero, "poi")));
            assertThat(seq.get()).isEqualTo(2);
            assertThat(reads).hasValue(3);
        }
    }

    @Test
    void whereAnotherProcessMayHaveCommittedEachAsksForItself() {
        try (Journal qui = centre();
                Journal altrove = centre()) {
            Supplier<Long> seq = seq(qui, new StreamId("GE", "aoo"));
            assertThat(seq.get()).isZero();
            altrove.write(
                    new StreamId("GE", "aoo"),
                    "centrale",
                    tx -> tx.append(new NotaAggiunta(new NumeroPratica("M26B23A0001"), "di altrove")));
            assertThat(seq.get()).isEqualTo(1);
        }
    }

    private Journal centre() {
        return BaseDati.POSTGRESQL.open(
                folder.resolve("centro.db"), new Codec(), List.of(), CarteStore::keep, new FakeTime(), new Random(1));
    }
}
