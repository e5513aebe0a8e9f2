package it.timbro.pratica.web;

import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import java.util.Optional;

/// What a pratica costs. The room `diritti` answers.
@FunctionalInterface
public interface Costi {
    Optional<Conto> conto(NumeroPratica pratica);

    /// In euro cents.
    record Conto(List<Voce> voci, long prenotatiCent, long riscossiCent, long liberatiCent) {}
}
