package it.timbro.atti;

import it.timbro.base.Sede;
import it.timbro.imprese.Delega;
import it.timbro.imprese.Imprese;
import it.timbro.imprese.Imprese.Revocata;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellImpresa.RevocaRecepita;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.ritiro.Ritiro;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// A branch answers the revocation of a delega: it writes down, once, what it had done on that
/// delega since it was no longer good, for a person to look at again. Without contact it could not
/// know. Any thread may call.
public final class Ricontrolli {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final String OPERATORE = "reazioni";
    private static final int AT_ONCE = 50;

    /// Latest pratiche of the company that are looked through.
    private static final int ULTIME = 200;

    private static final Set<Stato> DECISE =
            Set.of(Stato.APPROVATA, Stato.IN_STAMPA, Stato.EMESSA, Stato.CONSEGNATA, Stato.EVASA);

    private final Journal journal;
    private final StreamId own;
    private final Registri registri;

    public record Registri(Imprese imprese, Pratiche pratiche, Ritiro.Consegne consegne) {}

    /// @param own the stream of this branch
    public Ricontrolli(Journal journal, StreamId own, Registri registri) {
        this.journal = journal;
        this.own = own;
        this.registri = registri;
    }

    /// Answers what has not been answered yet; twice is once.
    public void recepisci() {
        Sede sede = new Sede(own.sede());
        for (Revocata revocata : journal.read(rows -> registri.imprese().revocheDaRecepire(rows, sede, AT_ONCE))) {
            journal.write(own, OPERATORE, tx -> recepisci(tx, sede, revocata));
        }
    }

    private boolean recepisci(Tx tx, Sede sede, Revocata revocata) {
        if (!registri.imprese().revocheDaRecepire(tx, sede, AT_ONCE).contains(revocata)) {
            return false;
        }
        Delega delega = registri.imprese().read(tx, revocata.camera(), revocata.codiceFiscale()).deleghe().stream()
                .filter(d -> d.id().equals(revocata.delega()))
                .findFirst()
                .orElseThrow();
        tx.append(new RevocaRecepita(
                revocata.camera(), revocata.codiceFiscale(), delega.id(), fatteIntanto(tx, sede, revocata, delega)));
        return true;
    }

    private List<NumeroPratica> fatteIntanto(Reading rows, Sede sede, Revocata revocata, Delega delega) {
        long dalMs = delega.revoca().map(revoca -> inizio(revoca.dal())).orElseThrow();
        return registri.imprese().pratiche(rows, revocata.camera(), revocata.codiceFiscale(), ULTIME).stream()
                .filter(pratica -> DECISE.contains(pratica.stato()))
                .map(pratica -> registri.pratiche().read(rows, pratica.numero()))
                .filter(scheda -> scheda.sede().equals(sede))
                .filter(scheda -> firmata(scheda, delega.delegato(), dalMs) || ritirata(rows, scheda, delega, dalMs))
                .map(Scheda::numero)
                .sorted(java.util.Comparator.comparing(NumeroPratica::text))
                .toList();
    }

    /// What was signed while the delega was good stays good.
    private static boolean firmata(Scheda scheda, CodiceFiscale delegato, long dalMs) {
        return scheda.presentataMs() >= dalMs
                && scheda.presentazione().firma().firmatari().stream()
                        .anyMatch(firmatario -> delegato.valore().equals(firmatario.codiceFiscale()));
    }

    private boolean ritirata(Reading rows, Scheda scheda, Delega delega, long dalMs) {
        return registri.consegne()
                .find(rows, scheda.numero())
                .filter(consegna -> consegna.quandoMs() >= dalMs)
                .filter(consegna -> consegna.ritirante().strip().equalsIgnoreCase(delega.nome()))
                .isPresent();
    }

    private static long inizio(LocalDate giorno) {
        return giorno.atStartOfDay(ROMA).toInstant().toEpochMilli();
    }
}
