package it.timbro.diritti;

import it.timbro.base.Problem;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.politica.Politica;
import it.timbro.pratica.DellaCassa.DirittiLiberati;
import it.timbro.pratica.DellaCassa.DirittiNonDovuti;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.DirittiRimborsati;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;
import java.util.List;

/// The account of a pratica at its branch: what each act of the office means for the company's
/// money. Every call is inside the transaction of the act, so that no outcome is recorded without
/// it (INV-13).
public final class Conti {
    private final Diritti diritti;
    private final Addebiti addebiti;
    private final Politica.Raccolta politiche;

    public Conti(Diritti diritti, Addebiti addebiti, Politica.Raccolta politiche) {
        this.diritti = diritti;
        this.addebiti = addebiti;
        this.politiche = politiche;
    }

    /// It was issued: what a prepaid company still has reserved is captured. Who pays otherwise
    /// does so at the counter, before anything is handed over.
    public void emessa(Tx tx, Scheda scheda) {
        if (prepagata(scheda)) {
            diritti.find(tx, scheda.numero())
                    .filter(conto -> conto.apertiCent() > 0)
                    .ifPresent(conto ->
                            tx.append(new DirittiRiscossi(scheda.numero(), conto.apertiCent(), Mezzo.TELEMACO)));
        }
    }

    /// What was asked beside a certificate was done: a prepaid company is debited and charged at once.
    public void evasa(Tx tx, Scheda scheda) {
        if (prepagata(scheda)) {
            diritti.find(tx, scheda.numero())
                    .filter(conto -> conto.apertiCent() > 0)
                    .ifPresent(conto -> addebiti.addebita(
                            tx, scheda.numero(), scheda.impresa().codiceFiscale(), Importo.cent(conto.apertiCent())));
        }
        emessa(tx, scheda);
    }

    /// It ended without a certificate: what is reserved is released, what the company's account was
    /// charged goes back there, and what was paid at the counter waits to be given back.
    public void chiusa(Tx tx, NumeroPratica pratica, String motivo) {
        addebiti.storna(tx, pratica, motivo);
        diritti.find(tx, pratica).ifPresent(conto -> {
            libera(tx, pratica, conto, motivo);
            if (conto.telemacoCent() > 0) {
                tx.append(new DirittiRimborsati(pratica, conto.telemacoCent(), Mezzo.TELEMACO, motivo));
            }
            if (conto.cassaCent() > 0) {
                tx.append(new DirittiNonDovuti(pratica, motivo));
            }
        });
    }

    /// Other options cost something else, by the tariff of the day on which the company asked: the
    /// difference is reserved, released or given back; what was paid at the counter beyond that
    /// waits to be given back.
    public void ricalcola(Tx tx, Scheda scheda, Opzioni opzioni) {
        Politica politica = politiche.dellaRichiesta(scheda);
        Opzioni tutte = opzioni.orElse(politica.opzioni());
        boolean telemaco = tutte.pagamento() == Opzioni.Pagamento.TELEMACO;
        if (telemaco
                && scheda.numero().alBanco()
                && !addebiti.inCustodia(tx, scheda.impresa().codiceFiscale())) {
            throw Problem.TELEMACO_SENZA_CREDITO.rejected();
        }
        boolean duplicato = diritti.find(tx, scheda.numero())
                .filter(conto -> Tariffa.diDuplicato(conto.voci()))
                .isPresent();
        List<Voce> voci = duplicato
                ? Tariffa.duplicato(politica, tutte)
                : Tariffa.voci(politica, scheda.modello().tipo(), tutte);
        riprenota(tx, scheda, politica.tariffa(), voci, "opzioni cambiate");
    }

    /// It stands in the place of a certificate that was lost or stolen, and costs what a duplicate does.
    public void duplicato(Tx tx, Scheda scheda) {
        Politica politica = politiche.dellaRichiesta(scheda);
        riprenota(
                tx,
                scheda,
                politica.tariffa(),
                Tariffa.duplicato(politica, politiche.opzioni(scheda)),
                "è un duplicato");
    }

    private void riprenota(Tx tx, Scheda scheda, String tariffa, List<Voce> voci, String motivo) {
        long whole = Tariffa.totale(voci);
        diritti.find(tx, scheda.numero())
                .filter(conto -> !conto.voci().equals(voci))
                .ifPresent(conto -> {
                    libera(tx, scheda.numero(), conto, motivo);
                    long back = Math.min(conto.telemacoCent(), conto.tenutiCent() - whole);
                    if (back > 0) {
                        tx.append(new DirittiRimborsati(scheda.numero(), back, Mezzo.TELEMACO, motivo));
                    }
                    tx.append(new DirittiPrenotati(
                            scheda.numero(), tariffa, voci, Math.max(0, whole - conto.tenutiCent())));
                });
    }

    private static void libera(Tx tx, NumeroPratica pratica, Diritti.Conto conto, String motivo) {
        if (conto.apertiCent() > 0) {
            tx.append(new DirittiLiberati(pratica, conto.apertiCent(), motivo));
        }
    }

    /// What is to be paid at the counter before anything is handed over, in cents; 0 if nothing.
    public long daPagareCent(Reading rows, Scheda scheda) {
        return prepagata(scheda)
                ? 0
                : diritti.find(rows, scheda.numero())
                        .map(Diritti.Conto::apertiCent)
                        .orElse(0L);
    }

    private boolean prepagata(Scheda scheda) {
        return politiche.opzioni(scheda).pagamento() == Opzioni.Pagamento.TELEMACO;
    }
}
