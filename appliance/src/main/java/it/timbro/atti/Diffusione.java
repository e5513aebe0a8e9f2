package it.timbro.atti;

import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.imprese.Imprese;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellImpresa;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Receipt;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The centre passes on to the branches of a chamber what is learned of its companies, in order of
/// urgency: a feed is dense, so what is urgent can only come first if what is not has been held
/// back. Deleghe and their revocations are announced at once; visure and lists from the Registro
/// delle imprese in small portions, and only to a branch that has taken what it was told before. So
/// before a revocation there is never more than about one portion, whatever was imported. Any
/// thread may call, but never from inside a transaction.
public final class Diffusione {
    private static final String OPERATORE = "centrale";
    private static final int URGENTI = 200;
    static final int PORZIONE = 100;

    private final Journal journal;
    private final Imprese imprese;
    private final Camere camere;

    /// How many facts there were when nothing was left to tell a branch.
    private final Map<Sede, Long> inPari = new ConcurrentHashMap<>();

    public Diffusione(Journal journal, Imprese imprese, Camere camere) {
        this.journal = journal;
        this.imprese = imprese;
        this.camere = camere;
    }

    /// Whether some branch of the chamber may lack something.
    public boolean serve(Reading rows, Sede chi) {
        long quanti = imprese.quanti(rows);
        return camere.cameraDi(chi).uffici().stream().anyMatch(ufficio -> !inPari(ufficio.sede(), quanti));
    }

    private boolean inPari(Sede ufficio, long quanti) {
        return inPari.getOrDefault(ufficio, -1L) == quanti;
    }

    /// A branch is in contact, or something was written about companies of its chamber: its
    /// chamber's branches hear.
    public void gira(Sede chi) {
        long quanti = journal.read(imprese::quanti);
        camere.cameraDi(chi).uffici().forEach(ufficio -> annuncia(ufficio.sede(), quanti));
    }

    private void annuncia(Sede ufficio, long quanti) {
        if (inPari(ufficio, quanti)) {
            return; // the common case: nothing new about companies anywhere
        }
        boolean haPreso = haPreso(ufficio);
        if (journal.read(rows -> portata(rows, ufficio, haPreso)).isEmpty()) {
            if (haPreso) {
                inPari.put(ufficio, quanti);
            }
            return;
        }
        Camere.Camera camera = camere.cameraDi(ufficio);
        journal.write(camera.stream(), OPERATORE, tx -> {
            List<CodiceFiscale> portata = portata(tx, ufficio, haPreso);
            portata.forEach(impresa -> tx.announce(DellImpresa.subject(camera.sigla(), impresa), ufficio));
            return portata.size();
        });
    }

    /// What the branch is told now.
    private List<CodiceFiscale> portata(Reading rows, Sede ufficio, boolean haPreso) {
        List<CodiceFiscale> urgenti = imprese.daAnnunciare(rows, ufficio, true, URGENTI);
        return urgenti.isEmpty() && haPreso ? imprese.daAnnunciare(rows, ufficio, false, PORZIONE) : urgenti;
    }

    /// Whether the branch has acknowledged all but a portion of its feed.
    private boolean haPreso(Sede ufficio) {
        long preso = journal.lastReceipt(ufficio.code(), FeedEntry.chainOf(ufficio.code()))
                .map(Receipt::seq)
                .orElse(0L);
        return journal.feedHead(ufficio.code()).seq() - preso <= PORZIONE;
    }
}
