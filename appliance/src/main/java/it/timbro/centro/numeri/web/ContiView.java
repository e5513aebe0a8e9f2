package it.timbro.centro.numeri.web;

import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;

/// The blocks of one branch.
///
/// @param senzaConto numbers that nothing explains, over all blocks
public record ContiView(Frame frame, String sede, int senzaConto, List<Riga> blocchi) implements View {
    /// @param stato «chiuso», «aperto», «da spiegare»
    /// @param conto «100 numeri: 61 emessi, …»
    public record Riga(String blocco, int anno, String stato, String conto) {}
}
