package it.timbro.politica;

import it.timbro.journal.Journal;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps what rooms ask ([Politica.Raccolta]) in step with what was decided, here or elsewhere.
/// Rooms ask from inside transactions, where nothing else may be read: so it is in memory, and read
/// anew after the commits that change it.
public final class Rilettura {
    private final Journal journal;
    private final Variazioni variazioni;
    private final Politica.Raccolta politiche;
    private final AtomicLong chieste = new AtomicLong();

    // guarded by this
    private long letta = -1;
    private long servite;

    public Rilettura(Journal journal, Variazioni variazioni, Politica.Raccolta politiche) {
        this.journal = journal;
        this.variazioni = variazioni;
        this.politiche = politiche;
    }

    /// From now on, for as long as the journal is open.
    public void comincia() {
        rileggi();
        journal.onCommit(this::rileggi);
    }

    /// One look serves all who came before it began.
    private void rileggi() {
        long mia = chieste.incrementAndGet();
        synchronized (this) {
            if (servite >= mia) {
                return;
            }
            long tutte = chieste.get();
            long now = journal.read(variazioni::versione);
            if (now != letta) {
                politiche.decise(journal.read(variazioni::tutte));
                letta = now;
            }
            servite = tutte;
        }
    }
}
