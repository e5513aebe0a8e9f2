package it.timbro.diritti;

import it.timbro.journal.Reading;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import java.util.Optional;

/// What a pratica costs and what of it was taken. Euro cents.
public interface Diritti {
    Optional<Conto> find(Reading rows, NumeroPratica pratica);

    record Conto(long prenotatiCent, long riscossiCent, long liberatiCent, List<DellaCassa.Voce> voci) {
        /// Reserved and neither captured nor released.
        public long apertiCent() {
            return prenotatiCent - riscossiCent - liberatiCent;
        }
    }
}
