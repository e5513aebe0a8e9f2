package it.timbro.ritiro;

import it.timbro.journal.Reading;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import java.util.Optional;

/// Collection at the counter.
public final class Ritiro {
    private Ritiro() {}

    /// What was handed over so far.
    public interface Consegne {
        Optional<Consegna> find(Reading rows, NumeroPratica pratica);

        /// Who collected for a company before, the latest first: who comes again is there to be
        /// confirmed.
        List<Ritirante> ritiranti(Reading rows, CodiceFiscale impresa, int limit);
    }

    /// Who collects.
    ///
    /// @param titolo legale rappresentante, delegato, corriere
    /// @param documento kind and number of the identity document shown
    public record Ritirante(String nome, String titolo, String documento) {}

    /// @param documento kind and number of the identity document
    /// @param nota why in spite of a doubt; "" if there was none
    public record Consegna(
            String ritirante,
            String titolo,
            String documento,
            List<String> pezzi,
            String nota,
            long quandoMs,
            String operatore) {}
}
