package it.timbro.diritti;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroPratica;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Companies' prepaid credit, and what of it is leased to branches. At a branch only its own leases
/// are known.
public interface Crediti {
    /// Leases of a branch that are neither given back nor past their term, the first to end first.
    List<Vincolo> aperti(Reading rows, Sede sede, Instant now);

    /// Leases of a branch that are past their term and not given back.
    List<Vincolo> scaduti(Reading rows, Sede sede, Instant now);

    /// Whether a lease of this company's credit was ever with the branch: then what it pays by
    /// Telemaco is debited from a lease, or not at all.
    boolean vincolata(Reading rows, Sede sede, CodiceFiscale impresa);

    /// What was debited for a pratica and not put back.
    List<Addebito> addebiti(Reading rows, Sede sede, NumeroPratica pratica);

    /// What a chamber's centre knows of a company's credit; empty if it never paid anything in.
    Optional<Conto> conto(Reading rows, Sede camera, CodiceFiscale impresa);

    List<Conto> conti(Reading rows, Sede camera);

    /// @param residuo what is left to debit
    /// @param tetto what the branch is to hold of the company's credit
    record Vincolo(
            String vincolo, CodiceFiscale impresa, Importo importo, Importo residuo, Importo tetto, long finoMs) {}

    record Addebito(String vincolo, Importo importo) {}

    /// @param versato paid in, ever
    /// @param inSede leased and neither debited nor given back, at whatever branch
    /// @param addebitato used
    record Conto(CodiceFiscale impresa, Importo versato, Importo inSede, Importo addebitato) {
        /// What may still be leased: nothing where more is out than is known to have been paid in, as after
        /// the centre was restored from a copy older than a payment.
        public Importo disponibile() {
            return Importo.cent(Math.max(0, versato.cent() - inSede.cent() - addebitato.cent()));
        }
    }
}
