package it.timbro.operatori;

import it.timbro.journal.Journal;
import it.timbro.operatori.Anagrafe.Iscritto;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Whether what a session was opened on still holds: who was suspended, or got other roles or
/// another password, is out at the next request, on every process of a centre. Asks the store only
/// if something was committed since it last asked for that session.
public final class Conti implements Sessioni.Vigilanza {
    private final Journal journal;
    private final Anagrafe anagrafe;
    private final AtomicLong commits = new AtomicLong();

    public Conti(Journal journal, Anagrafe anagrafe) {
        this.journal = journal;
        this.anagrafe = anagrafe;
        journal.onCommit(commits::incrementAndGet);
    }

    @Override
    public boolean vale(Sessione sessione) {
        long now = commits.get();
        if (sessione.vistaAl() == now) {
            return true;
        }
        Optional<Iscritto> adesso =
                journal.read(rows -> anagrafe.find(rows, sessione.operatore().login()));
        if (adesso.filter(sessione.conto()::stessoConto).isEmpty()) {
            return false;
        }
        sessione.vista(now);
        return true;
    }
}
