package it.timbro.atti;

import it.timbro.base.Sede;
import it.timbro.diritti.Incassi;
import it.timbro.emergenza.Presentazioni;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.NonDetti;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Proprieta;
import java.util.List;

/// Tells branches what concerns them and was told to others only. Any thread may call, but never
/// from inside a transaction.
///
/// - What the old owner of a pratica did about its money after the reassignment, not knowing of it,
///   moves the pratica no more; but what it took was taken, and nobody may take it again (INV-13):
///   the present owner hears of it.
/// - A centre that was put back from a copy is given back by each branch what that one was told.
///   That a pratica passed from Genova to Chiavari comes back from Genova; that Chiavari had still
///   to hear of it would be forgotten. So would what the centre had said of it to Genova, where it
///   was given to Chiavari before Genova spoke, and what Genova had written before the pratica passed
///   and sends again.
/// - So it is with what all branches must know, also for one that was added later.
public final class Riannuncio {
    private static final String OPERATORE = "centrale";
    private static final int AT_ONCE = 50;

    private final Journal journal;
    private final NonDetti nonDetti;
    private final Pratiche pratiche;
    private final Incassi incassi;
    private final Presentazioni presentazioni;

    public Riannuncio(
            Journal journal, NonDetti nonDetti, Pratiche pratiche, Incassi incassi, Presentazioni presentazioni) {
        this.journal = journal;
        this.nonDetti = nonDetti;
        this.pratiche = pratiche;
        this.incassi = incassi;
        this.presentazioni = presentazioni;
    }

    /// Whether there is something to tell, to this branch or because of it.
    public boolean serve(Reading rows, Sede chi) {
        return !nonDetti.denaro(rows, chi, 1).isEmpty()
                || !nonDetti.passaggi(rows, chi, 1).isEmpty()
                || !nonDetti.diTutti(rows, chi, 1).isEmpty();
    }

    /// A branch is in contact: what it wrote is passed on, and what it lacks is told.
    public void gira(Sede chi) {
        if (journal.read(rows -> serve(rows, chi))) {
            journal.write(Proprieta.aoo(chi), OPERATORE, tx -> {
                List<NumeroPratica> denaro = nonDetti.denaro(tx, chi, AT_ONCE);
                denaro.forEach(numero -> Riassegnazione.denaro(
                        tx, incassi, numero, pratiche.read(tx, numero).sede()));
                nonDetti.passaggi(tx, chi, AT_ONCE)
                        .forEach(numero -> Riassegnazione.annuncia(tx, incassi, presentazioni, numero, chi));
                nonDetti.diTutti(tx, chi, AT_ONCE).forEach(subject -> tx.announce(subject, chi));
                return denaro.size();
            });
        }
    }
}
