package it.timbro.diritti;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaCassa;
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
