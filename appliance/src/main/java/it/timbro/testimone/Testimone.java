package it.timbro.testimone;

import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.StreamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The witness: what was committed is copied to another disk, within a second, by a thread of its
/// own that nobody waits for. If the other disk is gone, work goes on and the strip says so.
///
/// Any thread may ask for [#stato]; the copying itself ([#copia]) has one thread at a time.
public final class Testimone implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Testimone.class);
    private static final long LOOK_MS = 5_000;
    private static final long AFTER_TROUBLE_MS = 1_000;
    /// It looks at least once in [#LOOK_MS].
    private static final Duration PAZIENZA = Duration.ofSeconds(10);

    private static final Duration LAST_STEP = Duration.ofSeconds(5);

    private final Journal journal;
    private final StreamId stream;
    private final Segno segno;
    private final Time time;
    private final Supplier<Punta> testa;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("testimone").daemon(true).unstarted(this::run);
    private @Nullable Registro registro;
    private @Nullable StreamId aperto;
    private volatile boolean open = true;
    private volatile @Nullable Punta scritta;
    private volatile long pariTicks;
    private volatile String guasto = "";
    private volatile boolean assente;

    /// @param stream whose writer this box is; its last life is copied
    /// @param casa this box's own data, where it remembers which disk is the witness's
    /// @param luogo where the witness is, on another disk than the journal
    public Testimone(Journal journal, StreamId stream, Luogo casa, Luogo luogo, RandomGenerator random, Time time) {
        this.journal = journal;
        this.stream = stream;
        this.segno = new Segno(casa, luogo, random);
        this.time = time;
        this.testa = journal.kept(rows -> Punta.di(rows.life(stream), rows.head(rows.life(stream))));
        this.pariTicks = time.ticks();
        journal.onCommit(wake::release);
    }

    /// A folder on a disk.
    public record Luogo(Disk disk, Path folder) {}

    /// How the witness is.
    ///
    /// @param mancano facts of the life that is written now which it has not got yet
    /// @param daMs how long ago it had all, or this process began
    /// @param guasto why it cannot be written, technical; empty if it can
    /// @param assente its disk is not there, or another is in its place
    public record Stato(long mancano, long daMs, String guasto, boolean assente) {
        public boolean alPasso() {
            return mancano == 0 && guasto.isEmpty();
        }

        /// Whether people must hear of it: it cannot be written, or a write does not come back. What was committed a
        /// moment ago is on its way.
        public boolean daDire() {
            return !guasto.isEmpty() || (mancano > 0 && daMs > PAZIENZA.toMillis());
        }

        /// Italian, a whole sentence.
        public String frase() {
            if (assente) {
                return "Il testimone non è collegato: quello che si fa adesso sta solo sul disco di questo apparecchio.";
            }
            if (!guasto.isEmpty()) {
                return "Il testimone non si può scrivere: ogni fatto sta solo sul disco di questo apparecchio ("
                        + (mancano == 1 ? "1 fatto" : mancano + " fatti") + ").";
            }
            return mancano == 0
                    ? "Il testimone ha tutto."
                    : mancano == 1 ? "Al testimone manca 1 fatto." : "Al testimone mancano " + mancano + " fatti.";
        }
    }

    /// The end of a life, here or there.
    private record Punta(StreamId vita, long seq) {
        static Punta di(StreamId vita, Head head) {
            return new Punta(vita, head.seq());
        }
    }

    /// How far the journal is, is asked now: a write that hangs says nothing by itself.
    public Stato stato() {
        Punta qui = testa.get();
        Punta sua = scritta;
        long seq = sua != null && sua.vita().equals(qui.vita()) ? sua.seq() : 0;
        return new Stato(Math.max(0, qui.seq() - seq), time.ticks() - pariTicks, guasto, assente);
    }

    /// Starts copying; once.
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        open = false;
        ended.release();
        thread.interrupt();
        try {
            if (thread.isAlive() && !thread.join(LAST_STEP)) {
                LOG.warn("the witness did not end within {}", LAST_STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            boolean waited;
            while (open) {
                wake.drainPermits();
                copia();
                if (guasto.isEmpty()) {
                    waited = wake.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS);
                } else { // a disk that is gone is not asked at each commit
                    waited = ended.tryAcquire(AFTER_TROUBLE_MS, TimeUnit.MILLISECONDS);
                }
                LOG.trace("the witness looks again, called: {}", waited);
            }
        } catch (InterruptedException e) {
            LOG.debug("the witness ends");
        }
    }

    /// Against the journal, before copying starts.
    Raffronto raffronto() {
        return new Raffronto(journal, stream, segno, this::registro);
    }

    /// Copies what the witness lacks.
    public void copia() {
        Head sua = Head.EMPTY;
        try {
            segno.riconosci();
            StreamId vita = journal.lives(stream).getLast();
            Head qui = journal.head(vita);
            Registro scritto = registro(vita);
            scritto.keep();
            sua = scritto.head();
            requireSame(sua.seq() < qui.seq() || sua.equals(qui), sua);
            while (sua.seq() < qui.seq()) {
                List<Entry> batch = journal.entriesAfter(vita, sua.seq(), Limits.BATCH_ENTRIES, Limits.BATCH_BYTES);
                requireSame(batch.getFirst().previous().equals(sua.hash()), sua);
                scritto.append(batch);
                sua = scritto.head();
                scritta = Punta.di(vita, sua);
            }
            pariTicks = time.ticks();
            guasto = "";
            assente = false;
        } catch (IOException
                | RuntimeException
                | VirtualMachineError e) { // the loop's edge: a witness that stops must show that it did
            registro = null; // what is on that disk is looked at anew when it is back
            scritta = sua.seq() == 0 ? null : scritta;
            if (guasto.isEmpty()) {
                LOG.warn(
                        "the witness in {} cannot be written: {}", segno.luogo().folder(), e.toString());
            }
            assente = e instanceof Segno.AssenteException;
            guasto = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        }
    }

    /// Somebody has put another disk in the witness's place: from now on it is that one, and everything is copied.
    public void nuovo(String operatore) {
        try {
            segno.dimentica();
            LOG.warn("{} says that the witness's disk is another now", operatore);
            ended.release();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot forget the witness", e);
        }
    }

    private static void requireSame(boolean same, Head sua) throws IOException {
        if (!same) {
            throw new IOException("it holds another story up to " + sua.seq());
        }
    }

    private Registro registro(StreamId vita) throws IOException {
        Registro known = registro;
        if (known == null || !vita.equals(aperto)) {
            known = new Registro(segno.luogo().disk(), segno.luogo().folder(), vita);
            registro = known;
            aperto = vita;
            scritta = Punta.di(vita, known.head());
        }
        return known;
    }
}
