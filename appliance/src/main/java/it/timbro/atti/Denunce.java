package it.timbro.atti;

import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Formulari.Denunciati;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.DelFormulario.FormulariDenunciati;
import it.timbro.pratica.DelFormulario.FormulariSegnalati;
import java.util.List;

/// The centre tells every branch of every chamber which blanks were reported stolen or lost
/// anywhere: blanks are numbered for the whole country. Serials only: who reported them stays with
/// the chamber that took the report. What was told is not told again. Any thread may call, but
/// never from inside a transaction.
public final class Denunce {
    private static final String OPERATORE = "centrale";
    private static final int AT_ONCE = 50;

    private final Journal journal;
    private final Formulari formulari;
    private final Camere camere;

    public Denunce(Journal journal, Formulari formulari, Camere camere) {
        this.journal = journal;
        this.formulari = formulari;
        this.camere = camere;
    }

    /// Whether some chamber has still to be told something.
    public boolean serve(Reading rows, Sede chi) {
        return formulari.daSegnalare(rows, camere.tutte().size());
    }

    /// A branch is in contact: what came in is passed on to every chamber.
    public void gira(Sede chi) {
        if (journal.read(rows -> serve(rows, chi))) { // the common case is that nothing is new
            camere.tutte().forEach(this::segnala);
        }
    }

    private void segnala(Camere.Camera camera) {
        int quante = camere.tutte().size();
        if (journal.read(rows -> formulari.daSegnalare(rows, camera.sigla(), quante, 1))
                .isEmpty()) {
            return;
        }
        List<Sede> uffici =
                camera.uffici().stream().map(ufficio -> ufficio.sede()).toList();
        journal.write(camera.stream(), OPERATORE, tx -> {
            List<Denunciati> nuovi = formulari.daSegnalare(tx, camera.sigla(), quante, AT_ONCE);
            nuovi.forEach(nuovo -> tx.append(segnalati(nuovo), uffici));
            return nuovi.size();
        });
    }

    private static FormulariSegnalati segnalati(Denunciati denunciati) {
        FormulariDenunciati fatto = denunciati.fatto();
        return new FormulariSegnalati(
                fatto.primo(), fatto.ultimo(), fatto.quanti(), fatto.perdita(), denunciati.sede(), denunciati.chiave());
    }
}
