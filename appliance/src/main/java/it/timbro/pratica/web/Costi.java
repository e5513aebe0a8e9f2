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
    ///
    /// @param apertiCent reserved and not taken yet
    record Conto(List<Voce> voci, long apertiCent, long riscossiCent, long rimborsatiCent, long daRimborsareCent) {}
}
