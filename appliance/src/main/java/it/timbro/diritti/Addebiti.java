package it.timbro.diritti;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.diritti.Crediti.Vincolo;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelCredito.CreditoAddebitato;
import it.timbro.pratica.DelCredito.CreditoReso;
import it.timbro.pratica.DelCredito.CreditoStornato;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroPratica;
import java.time.Instant;
import java.util.List;

/// The branch debits what a company pays by Telemaco from the credit that it holds in custody,
/// whether the centre answers or not. Every call is inside a transaction of the branch.
public final class Addebiti {
    private final Crediti crediti;
    private final Sede sede;
    private final Time time;

    public Addebiti(Crediti crediti, Sede sede, Time time) {
        this.crediti = crediti;
        this.sede = sede;
        this.time = time;
    }

    /// Debits the amount, from the lease that ends first on; refused if what is left does not cover
    /// it. A company of which the branch never held any credit is not debited here: it pays as it
    /// always did.
    public void addebita(Tx tx, NumeroPratica pratica, CodiceFiscale impresa, Importo importo) {
        boolean nothing = importo.cent() == 0
                || !crediti.vincolata(tx, sede, impresa)
                || !crediti.addebiti(tx, sede, pratica).isEmpty();
        if (nothing) {
            return;
        }
        List<Vincolo> held = crediti.aperti(tx, sede, now()).stream()
                .filter(vincolo -> vincolo.impresa().equals(impresa))
                .toList();
        long left = held.stream().mapToLong(vincolo -> vincolo.residuo().cent()).sum();
        if (left < importo.cent()) {
            throw Problem.CREDITO_INSUFFICIENTE.rejected(importo, Importo.cent(left));
        }
        long wanted = importo.cent();
        for (Vincolo vincolo : held) {
            long part = Math.min(wanted, vincolo.residuo().cent());
            if (part > 0) {
                tx.append(new CreditoAddebitato(vincolo.vincolo(), pratica, Importo.cent(part)));
                wanted -= part;
            }
        }
    }

    /// Whether credit of a company lies here now.
    boolean inCustodia(Reading rows, CodiceFiscale impresa) {
        return crediti.aperti(rows, sede, now()).stream()
                .anyMatch(vincolo -> vincolo.impresa().equals(impresa));
    }

    /// Puts back what was debited for a pratica that will not be issued here.
    public void storna(Tx tx, NumeroPratica pratica, String motivo) {
        crediti.addebiti(tx, sede, pratica)
                .forEach(debit -> tx.append(new CreditoStornato(debit.vincolo(), pratica, debit.importo(), motivo)));
    }

    /// Gives back what is left of leases past their term.
    ///
    /// @return how many
    public int rendi(Tx tx) {
        List<Vincolo> over = crediti.scaduti(tx, sede, now());
        over.forEach(vincolo -> tx.append(new CreditoReso(vincolo.vincolo(), vincolo.residuo())));
        return over.size();
    }

    /// Whether [#rendi] would have something to do.
    public boolean daRendere(Reading rows) {
        return !crediti.scaduti(rows, sede, now()).isEmpty();
    }

    /// A wall clock that was put back makes no lease last longer.
    private Instant now() {
        Instant floor = Instant.ofEpochMilli(time.bounds().notBeforeMs());
        return time.now().isBefore(floor) ? floor : time.now();
    }
}
