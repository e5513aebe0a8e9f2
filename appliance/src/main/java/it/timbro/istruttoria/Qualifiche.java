package it.timbro.istruttoria;

import it.timbro.journal.Reading;
import it.timbro.pratica.DellImpresa.Qualifica;
import it.timbro.pratica.Scheda;
import java.time.LocalDate;
import java.util.Optional;

/// What kind of operator the company of a pratica is. The room `imprese` answers.
@FunctionalInterface
public interface Qualifiche {
    /// Where nothing is known of companies.
    Qualifiche NESSUNA = (_, _, _) -> Optional.empty();

    /// @return empty: nobody has said
    Optional<Qualifica> di(Reading rows, Scheda scheda, LocalDate giorno);
}
