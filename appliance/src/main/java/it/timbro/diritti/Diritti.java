package it.timbro.diritti;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.Telling.Told;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.DellaCassa.DirittiLiberati;
import it.timbro.pratica.DellaCassa.DirittiNonDovuti;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.DirittiRimborsati;
import it.timbro.pratica.DellaCassa.DirittiRiscontrati;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import java.util.Optional;

/// What a pratica costs and what of it was taken. Euro cents.
public interface Diritti {
    Optional<Conto> find(Reading rows, NumeroPratica pratica);

    /// Pratiche of a chamber of which more was captured than the office may keep.
    List<NumeroPratica> daRimborsare(Reading rows, Sede camera, int limit);

    /// Pratiche whose capture by Telemaco was not held against the company's account yet (centre),
    /// and those that ended with debits that nobody held against anything.
    List<NumeroPratica> daRiscontrare(Reading rows, Sede camera, int limit);

    /// What counts, and in which order, of all facts of one account; given as they arrived.
    static List<Told> racconta(List<Recorded> arrived) {
        return Successione.racconta(arrived);
    }

    /// @param prenotatiCent reserved, ever
    /// @param riscossiCent captured, ever
    /// @param liberatiCent released, ever
    /// @param rimborsatiCent given back of what was captured
    /// @param dovutiCent what the office keeps if all goes well
    /// @param cassaCent what of the captured went over the counter, less what was given back there
    /// @param addebitatiCent debited of leases of the company's credit, at whatever branch, and not put back
    record Conto(
            long prenotatiCent,
            long riscossiCent,
            long liberatiCent,
            long rimborsatiCent,
            long dovutiCent,
            long cassaCent,
            long addebitatiCent,
            List<DellaCassa.Voce> voci) {
        public static final Conto VUOTO = new Conto(0, 0, 0, 0, 0, 0, 0, List.of());

        /// The account after one more fact; whether it may follow is asked of what comes out ([#regge]).
        public Conto dopo(DellaCassa fatto) {
            return switch (fatto) {
                case DirittiPrenotati f -> somma(f.totaleCent(), 0, 0, 0, 0).dovuti(Tariffa.totale(f.voci()), f.voci());
                case DirittiRiscossi f -> somma(0, f.totaleCent(), 0, 0, f.inCassaCent());
                case DirittiLiberati f -> somma(0, 0, f.totaleCent(), 0, 0);
                case DirittiNonDovuti _ -> dovuti(0, voci);
                case DirittiRimborsati f -> somma(0, 0, 0, f.totaleCent(), -f.dallaCassaCent());
                case DirittiRiscontrati _ -> this; // of another subject
            };
        }

        /// INV-13: captured and released never exceed what was reserved, and what is refunded was captured.
        public boolean regge() {
            return apertiCent() >= 0 && tenutiCent() >= 0;
        }

        /// Whether a fact says of the account what is told of it so far: all that is open is captured or released,
        /// and exactly what is lacking is reserved.
        public boolean prosegue(DellaCassa fatto) {
            return switch (fatto) {
                case DirittiPrenotati f ->
                    apertiCent() == 0 && f.totaleCent() == Math.max(0, Tariffa.totale(f.voci()) - tenutiCent());
                case DirittiRiscossi f -> f.totaleCent() == apertiCent();
                case DirittiLiberati f -> f.totaleCent() == apertiCent();
                case DirittiNonDovuti _, DirittiRimborsati _, DirittiRiscontrati _ -> true; // they do not say
            };
        }

        private Conto somma(long prenotati, long riscossi, long liberati, long rimborsati, long cassa) {
            return new Conto(
                    Math.addExact(prenotatiCent, prenotati),
                    Math.addExact(riscossiCent, riscossi),
                    Math.addExact(liberatiCent, liberati),
                    Math.addExact(rimborsatiCent, rimborsati),
                    dovutiCent,
                    Math.addExact(cassaCent, cassa),
                    addebitatiCent,
                    voci);
        }

        private Conto dovuti(long cent, List<DellaCassa.Voce> perCosa) {
            return new Conto(
                    prenotatiCent,
                    riscossiCent,
                    liberatiCent,
                    rimborsatiCent,
                    cent,
                    cassaCent,
                    addebitatiCent,
                    perCosa);
        }

        /// Reserved and neither captured nor released.
        public long apertiCent() {
            return prenotatiCent - riscossiCent - liberatiCent;
        }

        /// Captured and not given back.
        public long tenutiCent() {
            return riscossiCent - rimborsatiCent;
        }

        /// Of what was captured without a till: from the company's prepaid account.
        public long telemacoCent() {
            return tenutiCent() - cassaCent;
        }

        /// Captured beyond what the office may keep.
        public long daRimborsareCent() {
            return Math.max(0, tenutiCent() - dovutiCent);
        }
    }
}
