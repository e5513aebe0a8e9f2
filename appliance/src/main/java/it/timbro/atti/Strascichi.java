package it.timbro.atti;

import it.timbro.base.Sede;
import it.timbro.diritti.Incassi;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.Custodie;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Proprieta;
import java.util.List;

/// What the old owner of a pratica did about its money, for who owns it now. Of what it wrote after the reassignment,
/// not knowing of it, nothing moves the pratica; but what it took was taken, and nobody may take it again (INV-13).
/// Any thread may call, but never from inside a transaction.
public final class Strascichi {
    private static final String OPERATORE = "centrale";
    private static final int AT_ONCE = 50;

    private final Journal journal;
    private final Custodie custodie;
    private final Pratiche pratiche;
    private final Incassi incassi;

    public Strascichi(Journal journal, Custodie custodie, Pratiche pratiche, Incassi incassi) {
        this.journal = journal;
        this.custodie = custodie;
        this.pratiche = pratiche;
        this.incassi = incassi;
    }

    /// Whether a branch wrote something of that kind that the new owner has still to be told.
    public boolean serve(Reading rows, Sede chi) {
        return !custodie.conDenaroNonDetto(rows, chi, 1).isEmpty();
    }

    /// A branch is in contact: what came in is passed on.
    public void gira(Sede chi) {
        if (journal.read(rows -> serve(rows, chi))) {
            journal.write(Proprieta.aoo(chi), OPERATORE, tx -> {
                List<NumeroPratica> quali = custodie.conDenaroNonDetto(tx, chi, AT_ONCE);
                quali.forEach(numero ->
                        annuncia(tx, incassi, numero, pratiche.read(tx, numero).sede()));
                return quali.size();
            });
        }
    }

    /// All that is known of the money of a pratica, to who takes it over.
    static void annuncia(Tx tx, Incassi incassi, NumeroPratica numero, Sede a) {
        tx.announce("diritti:" + numero, a);
        incassi.dellaPratica(tx, numero).stream()
                .map(riga -> riga.di().orElse(riga.ricevuta()))
                .distinct()
                .forEach(ricevuta -> tx.announce("incasso:" + ricevuta, a));
    }
}
