package it.timbro.centro.numeri.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// One block, down to each number that has no end.
///
/// @param puo whether the person may give numbers up
public record BloccoView(
        Frame frame,
        boolean puo,
        String blocco,
        String sede,
        int anno,
        String conto,
        List<Riga> aperti,
        Optional<Rejection> errore,
        String motivo)
        implements View {
    public record Riga(String numero, String pratica, String perche, boolean daSpiegare) {}
}
