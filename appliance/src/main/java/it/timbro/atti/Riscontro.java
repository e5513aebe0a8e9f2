package it.timbro.atti;

import it.timbro.base.Sede;
import it.timbro.diritti.Crediti;
import it.timbro.diritti.Diritti;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.politica.Politica;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaCassa.DirittiRiscontrati;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.Scheda;
import java.util.List;

/// When a branch is heard the centre holds what it captured by Telemaco against what was taken of
/// the company's account, by this branch or by one that had the pratica before. Where both do not
/// agree a card tells both houses. Any thread may call, but never from inside a transaction; twice
/// is once.
public final class Riscontro {
    private static final int AT_ONCE = 200;

    private final Journal journal;
    private final Diritti diritti;
    private final Crediti crediti;
    private final Pratiche pratiche;
    private final Politica.Raccolta politiche;

    public Riscontro(
            Journal journal, Diritti diritti, Crediti crediti, Pratiche pratiche, Politica.Raccolta politiche) {
        this.journal = journal;
        this.diritti = diritti;
        this.crediti = crediti;
        this.pratiche = pratiche;
        this.politiche = politiche;
    }

    /// Whether something of the branch's chamber waits to be matched.
    public boolean serve(Reading rows, Sede sede) {
        return !diritti.daRiscontrare(rows, sede.camera(), 1).isEmpty();
    }

    /// @return how many pratiche were matched
    public int rivedi(Sede sede) {
        Sede camera = sede.camera();
        return journal.write(Proprieta.aoo(camera), "riscontro", tx -> {
            List<NumeroPratica> open = diritti.daRiscontrare(tx, camera, AT_ONCE);
            open.forEach(pratica -> riscontra(tx, pratiche.read(tx, pratica)));
            return open.size();
        });
    }

    private void riscontra(Tx tx, Scheda scheda) {
        Diritti.Conto conto = diritti.find(tx, scheda.numero()).orElseThrow();
        long captured = conto.telemacoCent();
        long debited = conto.addebitatiCent();
        Importo riscosso = Importo.cent(Math.max(0, captured));
        CodiceFiscale impresa = scheda.impresa().codiceFiscale();
        boolean byTheBranch = politiche.dellaRichiesta(scheda).incassi().addebito() == Politica.Addebito.EMISSIONE;
        boolean leased = debited > 0 || (byTheBranch && crediti.vincolata(tx, scheda.sede(), impresa));
        if (!leased || debited == captured) {
            tx.append(new DirittiRiscontrati(
                    scheda.numero(), riscosso, leased ? Importo.cent(debited) : null, "", captured));
            return;
        }
        String differenza = (captured < 0
                        ? "La sede ha reso con Telemaco " + Importo.cent(-captured) + " che non aveva riscosso"
                        : "La sede ha riscosso con Telemaco " + riscosso)
                + ", dal conto dell'impresa " + impresa + " risultano addebitati " + Importo.cent(debited) + ".";
        tx.append(
                new DirittiRiscontrati(scheda.numero(), riscosso, Importo.cent(debited), differenza, captured),
                scheda.sede());
    }
}
