package it.timbro.atti;

import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.collegamento.Rettifiche;
import it.timbro.collegamento.Rettifiche.Chiesta;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DellaPratica.RettificaComunicata;
import it.timbro.pratica.DellaPratica.RettificaScaduta;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;

/// The centre keeps the time of rettifiche. A company can read what a branch asks only when the centre has it, so its
/// hours begin there and then, by the centre's clock, whatever the branch reckoned while it had no line. When they
/// are over and no answer was stored before, the centre says so in the feed, behind every answer that came in time;
/// the branch, which owns the pratica, rejects it by itself on that word alone (INV-14).
///
/// It looks for what was not said yet, inside the transaction that says it: twice is once. Any thread may call, but
/// never from inside a transaction.
public final class Scadenze {
    private static final String OPERATORE = "centrale";
    private static final int AT_ONCE = 200;

    private final Journal journal;
    private final Rettifiche rettifiche;
    private final Regola regola;
    private final Time time;

    /// The dated policy of a branch.
    public interface Regola {
        /// The end of the hours that begin now; while the centre is closed they stand still.
        Instant scadenza(Reading rows, Sede sede, Instant da);

        /// Whether a pratica is rejected when they are over; else a person decides.
        boolean respinge(Sede sede);
    }

    public Scadenze(Journal journal, Rettifiche rettifiche, Regola regola, Time time) {
        this.journal = journal;
        this.rettifiche = rettifiche;
        this.regola = regola;
        this.time = time;
    }

    /// Whether something a branch has asked is to be said.
    public boolean serve(Reading rows, Sede sede) {
        return !rettifiche.daComunicare(rows, sede, 1).isEmpty()
                || regola.respinge(sede)
                        && !rettifiche
                                .daScadere(rows, sede, time.now().toEpochMilli(), 1)
                                .isEmpty();
    }

    /// Looks at what a branch has asked; whenever it is in contact.
    public void rivedi(Sede sede) {
        StreamId aoo = Proprieta.aoo(sede);
        if (!journal.read(rows -> rettifiche.daComunicare(rows, sede, 1)).isEmpty()) {
            journal.write(aoo, OPERATORE, tx -> comunica(tx, sede));
        }
        long now = time.now().toEpochMilli();
        if (regola.respinge(sede)
                && !journal.read(rows -> rettifiche.daScadere(rows, sede, now, 1))
                        .isEmpty()) {
            journal.write(aoo, OPERATORE, tx -> scade(tx, sede));
        }
    }

    private int comunica(Tx tx, Sede sede) {
        int told = 0;
        for (Chiesta chiesta : rettifiche.daComunicare(tx, sede, AT_ONCE)) {
            long scadenza = regola.scadenza(tx, sede, tx.now()).toEpochMilli();
            tx.append(
                    new RettificaComunicata(
                            chiesta.pratica(),
                            chiesta.stream().toString(),
                            chiesta.seq(),
                            Math.max(scadenza, chiesta.scadenzaMs())),
                    sede);
            told++;
        }
        return told;
    }

    private int scade(Tx tx, Sede sede) {
        int told = 0;
        for (Chiesta chiesta : rettifiche.daScadere(tx, sede, tx.now().toEpochMilli(), AT_ONCE)) {
            tx.append(new RettificaScaduta(chiesta.pratica(), chiesta.scadenzaMs()), sede);
            told++;
        }
        return told;
    }
}
