package it.timbro.diritti;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.diritti.Crediti.Vincolo;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelCredito.CreditoVersato;
import it.timbro.pratica.DelCredito.CreditoVincolato;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.Ripristini;
import it.timbro.sync.protocol.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The centre leases companies' credit to branches. What is leased is never more than what was paid
/// in and is still there: the sum is taken again inside the transaction, which holds the chamber's
/// stream. Any thread may call, but never from inside a transaction.
public final class Vincoli {
    private final Journal journal;
    private final Crediti crediti;
    private final Ripristini ripristini;
    private final Giorni giorni;
    private final Time time;

    /// The dated policy: for how many days credit stays in a branch's custody.
    @FunctionalInterface
    public interface Giorni {
        int giorni(Sede sede);
    }

    public Vincoli(Journal journal, Crediti crediti, Ripristini ripristini, Giorni giorni, Time time) {
        this.journal = journal;
        this.crediti = crediti;
        this.ripristini = ripristini;
        this.giorni = giorni;
        this.time = time;
    }

    /// A payment of the company was recorded.
    public void versa(Sede camera, CodiceFiscale impresa, Importo importo, String riferimento, String operatore) {
        journal.write(
                Proprieta.aoo(camera),
                operatore,
                tx -> tx.append(new CreditoVersato(impresa, importo, riferimento.strip())));
    }

    /// A person gives a branch so much of a company's credit to work with; from then on it is
    /// renewed up to there.
    public void vincola(Sede sede, CodiceFiscale impresa, Importo tetto, String operatore) {
        journal.write(aoo(sede), operatore, tx -> {
            Importo free = disponibile(tx, sede, impresa);
            if (tetto.cent() == 0 || free.compareTo(tetto) < 0) {
                throw Problem.CREDITO_NON_COPERTO.rejected(tetto, free);
            }
            lease(tx, sede, impresa, tetto, tetto);
            return tetto;
        });
    }

    /// Whether some company's credit runs low, or out, at a branch.
    public boolean serve(Reading rows, Sede sede) {
        return !mancanti(rows, sede, time.bounded()).isEmpty();
    }

    /// The branch is in contact: what runs low or runs out is filled up, as far as the company's
    /// credit goes.
    ///
    /// @return how many leases were given
    public int rinnova(Sede sede) {
        if (!journal.read(rows -> serve(rows, sede))) {
            return 0; // the common case costs no turn of the writer
        }
        return journal.write(aoo(sede), "centrale", tx -> {
            Map<CodiceFiscale, Mancante> wanted = mancanti(tx, sede, tx.bounded());
            wanted.forEach((impresa, mancante) -> lease(tx, sede, impresa, mancante.importo(), mancante.tetto()));
            return wanted.size();
        });
    }

    private record Mancante(Importo importo, Importo tetto) {}

    /// A company's leases that last for another half of the usual term are to hold at least half of
    /// what the branch should have.
    private Map<CodiceFiscale, Mancante> mancanti(Reading rows, Sede sede, Instant now) {
        Map<CodiceFiscale, List<Vincolo>> leases = crediti.aperti(rows, sede, now).stream()
                .collect(Collectors.groupingBy(Vincolo::impresa, LinkedHashMap::new, Collectors.toList()));
        long lasting = now.plus(termine(sede).dividedBy(2)).toEpochMilli();
        Map<CodiceFiscale, Mancante> wanted = new LinkedHashMap<>();
        leases.forEach((impresa, held) -> {
            Importo tetto = held.getLast().tetto();
            long left = held.stream()
                    .filter(vincolo -> vincolo.finoMs() >= lasting)
                    .mapToLong(vincolo -> vincolo.residuo().cent())
                    .sum();
            if (left * 2 >= tetto.cent()) {
                return; // the common case: nothing is summed up
            }
            long more = Math.min(
                    tetto.cent() - left, disponibile(rows, sede, impresa).cent());
            if (more > 0) {
                wanted.put(impresa, new Mancante(Importo.cent(more), tetto));
            }
        });
        return wanted;
    }

    private void lease(Tx tx, Sede sede, CodiceFiscale impresa, Importo importo, Importo tetto) {
        ripristini.libera(tx, sede.camera());
        String life = tx.stream().incarnation() > 1 ? tx.stream().incarnation() + "." : ""; // it counts anew
        String name = sede + "-" + life + (tx.head().seq() + 1) + "-" + impresa.valore();
        long fino = tx.bounded().plus(termine(sede)).toEpochMilli();
        tx.append(new CreditoVincolato(name, impresa, sede, importo, tetto, fino), sede);
    }

    private Importo disponibile(Reading rows, Sede sede, CodiceFiscale impresa) {
        return crediti.conto(rows, sede.camera(), impresa)
                .map(Crediti.Conto::disponibile)
                .orElse(Importo.ZERO);
    }

    private Duration termine(Sede sede) {
        return Duration.ofDays(giorni.giorni(sede));
    }

    private static StreamId aoo(Sede sede) {
        return Proprieta.aoo(sede);
    }
}
