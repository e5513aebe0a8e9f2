package it.timbro.centro.numeri.web;

import it.timbro.base.Rejection;
import it.timbro.centro.numeri.Regola;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// One block, down to each number that has no end.
///
/// @param quanti numbers without an end
/// @param aperti the same, those in a row that have the same reason together
/// @param sospesi those of them that a former life of the branch held
/// @param decise who gave up numbers of it, and why, oldest first
/// @param puo whether the person may give numbers up
public record BloccoView(
        Frame frame,
        boolean puo,
        String blocco,
        String sede,
        int anno,
        String conto,
        int quanti,
        int sospesi,
        List<Riga> aperti,
        List<Decisa> decise,
        Optional<Rejection> errore,
        String motivo)
        implements View {
    /// How many blocks like this one a branch may hold and still gets numbers.
    public int ammessi() {
        return Regola.MAX_SOSPESI;
    }

    /// A decision that was taken, as a sentence.
    public record Decisa(String quando, String frase) {}

    public record Riga(String numeri, String pratica, String perche, boolean daSpiegare) {}
}
