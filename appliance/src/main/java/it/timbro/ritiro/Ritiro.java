package it.timbro.ritiro;

import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import java.util.Optional;

/// Collection at the counter.
public final class Ritiro {
    private Ritiro() {}

    /// What was handed over so far.
    public interface Consegne {
        Optional<Consegna> find(Reading rows, NumeroPratica pratica);
    }

    /// @param documento kind and number of the identity document
    public record Consegna(
            String ritirante, String titolo, String documento, List<String> pezzi, long quandoMs, String operatore) {}
}
