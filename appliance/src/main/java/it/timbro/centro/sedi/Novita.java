package it.timbro.centro.sedi;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Portion;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Limits;
import java.util.List;
import java.util.Optional;

/// What the centre tells its branches. Waiting for it and reading it are two steps: who waits looks at no more than
/// how far its feed goes, so many may wait that could not read at once. Any thread; [#attende] wants a virtual one.
final class Novita implements AutoCloseable {
    private final Journal journal;
    private final Altezze altezze;
    private final Ripristino ripristino;
    private final Time time;
    private final Attesa attesa;

    Novita(Journal journal, Altezze altezze, Ripristino ripristino, Time time) {
        this.journal = journal;
        this.altezze = altezze;
        this.ripristino = ripristino;
        this.time = time;
        this.attesa = new Attesa(time);
        journal.onNews(attesa::ring);
    }

    /// Sends everybody home who waits.
    @Override
    public void close() {
        attesa.close();
    }

    int inAttesa() {
        return attesa.seduti();
    }

    /// Whether there is news for a branch after a seq, once there is or the wait is over. Refused to one that must be
    /// heard first: then it says hello again.
    boolean attende(Sede chi, long after, int waitMs) {
        if (after > testa(chi) || journal.read(rows -> ripristino.aspetta(rows, chi))) {
            throw Problem.CENTRALE.rejected("è ripartita da una copia e deve prima risentire la sede");
        }
        long deadlineTicks = time.ticks() + Math.max(waitMs, 0);
        Attesa.Posto posto = attesa.sit(chi);
        try {
            while (true) {
                long seen = attesa.rung(posto);
                if (testa(chi) > after) {
                    return true;
                }
                if (!attesa.await(posto, seen, deadlineTicks)) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            attesa.leave(posto);
        }
    }

    /// The news after a seq; empty if already what one transaction announced is more than so many bytes. How far they
    /// go is on disk before they leave the house.
    Optional<List<FeedEntry>> leggi(Sede chi, long after, long mostBytes) {
        Portion portion = new Portion(Limits.BATCH_ENTRIES, Limits.BATCH_BYTES, mostBytes);
        Optional<List<FeedEntry>> news = journal.read(rows -> rows.feedAfter(chi.code(), after, portion));
        news.ifPresent(told -> altezze.annota(chi.camera(), told));
        return news;
    }

    private long testa(Sede chi) {
        return journal.feedHead(chi.code()).seq();
    }
}
