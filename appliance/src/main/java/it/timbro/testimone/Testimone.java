package it.timbro.testimone;

import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Journal.Soundness;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAperta;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The witness: what was committed is copied to another disk, within a second, by a thread of its
/// own that nobody waits for. If the other disk is gone, work goes on and the strip says so.
///
/// Any thread may ask for [#stato]; the copying itself ([#copia]) has one thread at a time.
public final class Testimone implements AutoCloseable {
    private static final Codec CODEC = new Codec();
    private static final Logger LOG = LoggerFactory.getLogger(Testimone.class);
    private static final long LOOK_MS = 5_000;
    private static final long AFTER_TROUBLE_MS = 1_000;
    private static final Duration LAST_STEP = Duration.ofSeconds(5);

    private final Journal journal;
    private final StreamId stream;
    private final Disk disk;
    private final Path folder;
    private final Time time;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("testimone").daemon(true).unstarted(this::run);
    private @Nullable Registro registro;
    private @Nullable StreamId aperto;
    private volatile boolean open = true;
    private volatile Stato stato = new Stato(0, 0, "");

    /// @param stream whose writer this box is; its last life is copied
    /// @param folder on another disk than the journal
    public Testimone(Journal journal, StreamId stream, Disk disk, Path folder, Time time) {
        this.journal = journal;
        this.stream = stream;
        this.disk = disk;
        this.folder = folder;
        this.time = time;
        journal.onCommit(wake::release);
    }

    /// How the witness is.
    ///
    /// @param mancano facts that it has not got yet
    /// @param visto when it last had all, milliseconds of the Unix epoch; 0: not since the start
    /// @param guasto why it cannot be written, technical; empty if it can
    public record Stato(long mancano, long visto, String guasto) {
        public boolean alPasso() {
            return mancano == 0 && guasto.isEmpty();
        }

        /// Italian, a whole sentence.
        public String frase() {
            if (!guasto.isEmpty()) {
                return "Il testimone non si può scrivere: ogni fatto sta solo sul disco di questo apparecchio ("
                        + (mancano == 1 ? "1 fatto" : mancano + " fatti") + ").";
            }
            return mancano == 0
                    ? "Il testimone ha tutto."
                    : "Al testimone mancano " + mancano + (mancano == 1 ? " fatto." : " fatti.");
        }
    }

    /// What the witness says of the journal.
    public sealed interface Confronto {
        /// What both say together.
        private Confronto e(Confronto dopo) {
            return switch (dopo) {
                case InPari _ -> this;
                case Ripreso(long fatti) -> new Ripreso(fatti + (this instanceof Ripreso(long prima) ? prima : 0));
                case Diviso _, Muto _ -> dopo;
            };
        }

        /// It holds nothing that the journal has not.
        record InPari() implements Confronto {}

        /// It went further, and what it held beyond was taken back.
        record Ripreso(long fatti) implements Confronto {}

        /// It holds something else.
        ///
        /// @param seq where, at the latest
        record Diviso(long seq) implements Confronto {}

        /// It cannot be read.
        record Muto(String perche) implements Confronto {}
    }

    public Stato stato() {
        return stato;
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
                if (stato.guasto().isEmpty()) {
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

    /// Compares the witness with the journal, and takes back what the journal lacks: of the life that the journal
    /// knows as its last, and of those that followed it. At start, before anything is written.
    public Confronto confronta() {
        StreamId vita = journal.lives(stream).getLast();
        try {
            Confronto esito = riprende(vita, registro(vita));
            for (StreamId dopo : Registro.vite(disk, folder, stream)) {
                if (dopo.incarnation() > vita.incarnation() && !(esito instanceof Confronto.Diviso)) {
                    esito = esito.e(continua(dopo));
                }
            }
            return esito;
        } catch (IOException e) {
            registro = null;
            return new Confronto.Muto(String.valueOf(e.getMessage()));
        }
    }

    /// Takes back a life that the journal has forgotten, once what nobody went on with is out of the one before.
    private Confronto continua(StreamId vita) throws IOException {
        Registro letto = new Registro(disk, folder, vita);
        boolean[] begun = {false};
        letto.read(batch -> {
            if (!begun[0]) {
                begun[0] = true;
                comincia(batch.getFirst());
            }
        });
        return riprende(vita, letto);
    }

    private void comincia(Entry first) {
        byte[] payload = first.payload();
        if (payload != null
                && CODEC.decode(first.kind(), first.version(), first.subject(), payload)
                        instanceof IncarnazioneAperta aperta) {
            StreamId prima = StreamId.parse(aperta.precedente());
            boolean sound = aperta.finoSeq() == 0
                    || journal.find(prima, aperta.finoSeq())
                            .filter(fino -> fino.hash().equals(aperta.finoHash()))
                            .isPresent();
            if (sound && journal.head(prima).seq() > aperta.finoSeq()) {
                journal.copies().setAside(prima, aperta.finoSeq());
            }
        }
    }

    private Confronto riprende(StreamId vita, Registro letto) throws IOException {
        Head qui = journal.head(vita);
        Head sua = letto.head();
        if (sua.seq() <= qui.seq()) {
            return sua.seq() == 0 || journal.verify(vita, sua) instanceof Soundness.Sound
                    ? new Confronto.InPari()
                    : new Confronto.Diviso(sua.seq());
        }
        boolean[] whole = {true};
        letto.read(batch -> whole[0] = whole[0]
                && (batch.getLast().seq() <= qui.seq()
                        || journal.copies().recover(vita, batch) instanceof Outcome.Stored));
        journal.thaw();
        return whole[0] && journal.head(vita).equals(sua)
                ? new Confronto.Ripreso(sua.seq() - qui.seq())
                : new Confronto.Diviso(qui.seq());
    }

    /// Copies what the witness lacks.
    public void copia() {
        long qui = 0;
        long sua = 0;
        try {
            StreamId vita = journal.lives(stream).getLast();
            qui = journal.head(vita).seq();
            Registro scritto = registro(vita);
            sua = scritto.head().seq();
            while (sua < qui) {
                List<Entry> batch = journal.entriesAfter(vita, sua, Limits.BATCH_ENTRIES, Limits.BATCH_BYTES);
                if (!batch.getFirst().previous().equals(scritto.head().hash())) {
                    throw new IOException("it holds another story from " + sua + " on");
                }
                scritto.append(batch);
                sua = scritto.head().seq();
            }
            stato = new Stato(0, time.now().toEpochMilli(), "");
        } catch (IOException | RuntimeException e) { // the loop's edge: a witness that stops must show that it did
            registro = null; // what is on that disk is looked at anew when it is back
            if (stato.guasto().isEmpty()) {
                LOG.warn("the witness in {} cannot be written: {}", folder, e.toString());
            }
            stato = new Stato(
                    qui - sua,
                    stato.visto(),
                    Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
    }

    private Registro registro(StreamId vita) throws IOException {
        Registro known = registro;
        if (known == null || !vita.equals(aperto)) {
            known = new Registro(disk, folder, vita);
            registro = known;
            aperto = vita;
        }
        return known;
    }
}
