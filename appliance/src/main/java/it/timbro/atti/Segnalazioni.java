package it.timbro.atti;

import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.istruttoria.Spedizioni;
import it.timbro.istruttoria.Spedizioni.DaDire;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DellaSpedizione.SpedizioneSegnalata;
import java.util.List;

/// The centre tells the branches of a chamber what the others do for the same goods, so that none of them issues a
/// second certificate for one consignment, also while it has no line. What travels is a digest: a branch that does
/// not hold the same invoice learns nothing from it.
///
/// It looks for what was not said yet, inside the transaction that says it: twice is once. Any thread may call, but
/// never from inside a transaction.
public final class Segnalazioni {
    private static final String OPERATORE = "centrale";
    private static final int AT_ONCE = 200;

    private final Journal journal;
    private final Spedizioni spedizioni;
    private final Camere camere;

    public Segnalazioni(Journal journal, Spedizioni spedizioni, Camere camere) {
        this.journal = journal;
        this.spedizioni = spedizioni;
        this.camere = camere;
    }

    /// Whether the branches of the chamber have something to hear.
    public boolean serve(Reading rows, Sede chi) {
        return !spedizioni.daDire(rows, camere.cameraDi(chi).sigla(), 1).isEmpty();
    }

    /// A branch is in contact: its chamber's branches will hear.
    public void gira(Sede chi) {
        Camere.Camera camera = camere.cameraDi(chi);
        while (!journal.read(rows -> spedizioni.daDire(rows, camera.sigla(), 1)).isEmpty()) {
            journal.write(camera.stream(), OPERATORE, tx -> {
                List<DaDire> news = spedizioni.daDire(tx, camera.sigla(), AT_ONCE);
                news.forEach(daDire -> segnala(tx, camera, daDire));
                return news.size();
            });
        }
    }

    private static void segnala(Tx tx, Camere.Camera camera, DaDire daDire) {
        tx.append(
                new SpedizioneSegnalata(
                        daDire.impronta(),
                        daDire.pratica(),
                        daDire.presso(),
                        daDire.posizione(),
                        daDire.certificato().orElse(null),
                        daDire.confrontata(),
                        daDire.ms()),
                camera.uffici().stream()
                        .map(Camere.Ufficio::sede)
                        .filter(sede -> !sede.equals(daDire.presso()))
                        .toList());
    }
}
