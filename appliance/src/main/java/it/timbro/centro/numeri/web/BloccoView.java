package it.timbro.centro.numeri.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// One block, down to each number that has no end.
///
/// @param quanti numbers without an end
/// @param aperti the same, those in a row that have the same reason together
/// @param puo whether the person may give numbers up
public record BloccoView(
        Frame frame,
        boolean puo,
        String blocco,
        String sede,
        int anno,
        String conto,
        int quanti,
        List<Riga> aperti,
        Optional<Rejection> errore,
        String motivo)
        implements View {
    public record Riga(String numeri, String pratica, String perche, boolean daSpiegare) {}
}
