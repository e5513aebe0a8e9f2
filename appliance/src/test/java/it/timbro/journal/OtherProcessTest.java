package it.timbro.journal;

import static it.timbro.Prove.certificato;
import static it.timbro.Prove.presentata;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.base.Sede;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one process of the centre sees of another: `qui` and `altrove` on one PostgreSQL database.
class OtherProcessTest {
    private static final StreamId GENOVA = new StreamId("GE", "aoo");
    private static final StreamId BERGAMO = new StreamId("BG", "aoo");
    private static final NumeroPratica NUMERO = new NumeroPratica("M26B23A0001");
    private static final int SECONDS = 20;

    @TempDir
    Path folder;

    private final SchedaStore schede = new SchedaStore();
    private final AtomicBoolean disturbs = new AtomicBoolean();
    private final AtomicInteger applied = new AtomicInteger();
    private Journal qui;
    private Journal altrove;

    @BeforeEach
    void open() {
        altrove = journal(List.of(schede));
        qui = journal(List.of(
                new Projection() {
                    @Override
                    public void apply(Reading rows, Recorded recorded) {
                        applied.incrementAndGet();
                        disturb();
                    }

                    @Override
                    public List<String> tables() {
                        return List.of();
                    }
                },
                schede));
        qui.write(
                GENOVA,
                "centrale",
                tx -> tx.append(presentata(
                        NUMERO, certificato("Aurora Valvole S.r.l.", "Sakura Trading K.K."), Opzioni.NESSUNA)));
        applied.set(0);
    }

    @AfterEach
    void close() {
        qui.close();
        altrove.close();
    }

    private Journal journal(List<Projection> projections) {
        return BaseDati.POSTGRESQL.open(
                folder.resolve("centro.db"), new Codec(), projections, CarteStore::keep, new FakeTime(), new Random(1));
    }

    /// Once, in the middle of a transaction here, the other process changes the same pratica and commits.
    private void disturb() {
        if (disturbs.compareAndSet(true, false)) {
            altrove.write(BERGAMO, "centrale", tx -> tx.append(new NotaAggiunta(NUMERO, "di altrove")));
        }
    }

    private long versione() {
        return qui.read(rows -> schede.read(rows, NUMERO)).versione();
    }

    @Test
    void workThatLostARaceRunsAgainAndItsEffectsOnlyOnce() {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger effects = new AtomicInteger();
        disturbs.set(true);
        long seen = qui.write(GENOVA, "centrale", tx -> {
            runs.incrementAndGet();
            tx.afterCommit(effects::incrementAndGet);
            long versione = schede.read(tx, NUMERO).versione();
            tx.append(new NotaAggiunta(NUMERO, "di qui"));
            return versione;
        });
        assertThat(runs).hasValue(2);
        assertThat(effects).hasValue(1);
        assertThat(seen).isEqualTo(2);
        assertThat(versione()).isEqualTo(3);
        assertThat(qui.verify(GENOVA)).isInstanceOf(Journal.Soundness.Sound.class);
    }

    @Test
    void aRaceIsNotAReasonToKeepAFactAsACard() {
        StreamId branch = new StreamId("TV", "aoo");
        Journal box = BaseDati.SQLITE.open(
                folder.resolve("sede.db"), new Codec(), List.of(), (_, _, _) -> false, new FakeTime(), new Random(2));
        try (box) {
            box.write(branch, "anna", tx -> tx.append(new NotaAggiunta(NUMERO, "della sede")));
            disturbs.set(true);
            assertThat(qui.receive(branch, box.entriesAfter(branch, 0, 10, 10_000), UnaryOperator.identity()))
                    .isInstanceOf(Outcome.Stored.class);
        }
        assertThat(applied).hasValue(2);
        assertThat(versione()).isEqualTo(3);
        assertThat(qui.<List<?>>read(new CarteStore()::aperte)).isEmpty();
    }

    @Test
    void aCommitThereIsHeardHere() throws InterruptedException {
        Semaphore heard = listening();
        altrove.write(BERGAMO, "centrale", tx -> tx.append(new NotaAggiunta(NUMERO, "di altrove")));
        assertThat(heard.tryAcquire(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whateverIsNotifiedOnTheChannelOrThrownByAListenerTheNextCommitIsHeard() throws InterruptedException {
        Semaphore heard = listening();
        AtomicBoolean throwsOnce = new AtomicBoolean(true);
        qui.onCommit(() -> {
            if (throwsOnce.compareAndSet(true, false)) {
                throw new OutOfMemoryError("a listener that wanted too much");
            }
        });
        BaseDati.POSTGRESQL.raw(folder.resolve("centro.db"), "notify timbro_commit, 'di un altro programma'");
        altrove.write(BERGAMO, "centrale", tx -> tx.append(new NotaAggiunta(NUMERO, "prima")));
        assertThat(heard.tryAcquire(SECONDS, TimeUnit.SECONDS)).isTrue();
        altrove.write(BERGAMO, "centrale", tx -> tx.append(new NotaAggiunta(NUMERO, "poi")));
        assertThat(heard.tryAcquire(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCommitThatNobodyAnnouncedIsFoundByLooking() throws InterruptedException {
        Semaphore heard = listening();
        BaseDati.POSTGRESQL.raw(
                folder.resolve("centro.db"),
                "insert into stream (sede, name, head_seq, head_hash) values ('TV', '1', 1, '')");
        assertThat(heard.tryAcquire(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCommitThereWakesTheBranchThatItTellsAndNoOther() throws InterruptedException {
        BlockingQueue<Set<Sede>> woken = new LinkedBlockingQueue<>();
        listening();
        qui.onNews(woken::add);
        altrove.write(BERGAMO, "centrale", tx -> tx.append(new NotaAggiunta(NUMERO, "a nessuno")));
        altrove.write(BERGAMO, "centrale", tx -> tx.append(new NotaAggiunta(NUMERO, "a Bergamo"), new Sede("BG1")));
        assertThat(woken.poll(SECONDS, TimeUnit.SECONDS)).containsExactly(new Sede("BG1"));
    }

    @Test
    void aCommitHereRingsOnce() throws InterruptedException {
        BlockingQueue<Set<Sede>> woken = new LinkedBlockingQueue<>();
        listening();
        qui.onNews(woken::add);
        qui.write(GENOVA, "centrale", tx -> tx.append(new NotaAggiunta(NUMERO, "a Genova"), new Sede("GE1")));
        altrove.write(BERGAMO, "centrale", tx -> tx.append(new NotaAggiunta(NUMERO, "a Bergamo"), new Sede("BG1")));
        assertThat(woken.poll(SECONDS, TimeUnit.SECONDS)).containsExactly(new Sede("GE1"));
        assertThat(woken.poll(SECONDS, TimeUnit.SECONDS)).containsExactly(new Sede("BG1"));
    }

    private Semaphore listening() {
        Semaphore heard = new Semaphore(0);
        qui.close();
        qui = journal(List.of(schede));
        qui.onCommit(heard::release);
        return heard;
    }
}
