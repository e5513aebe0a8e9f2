package it.timbro.politica.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// What holds for one ambito, what will, and who decided it.
///
/// @param ambiti the others there are; one alone is not shown
/// @param decide whether the person decides anything here
public record PoliticaView(
        Frame frame,
        String ambito,
        String nome,
        String oggi,
        List<Ambito> ambiti,
        List<Gruppo> gruppi,
        List<Decisione> decisioni,
        boolean decide,
        Optional<Rejection> errore)
        implements View {
    public record Ambito(String code, String nome, boolean qui) {}

    /// @param cambia whether the person may decide something of it
    public record Gruppo(String code, String nome, boolean cambia, List<Riga> righe) {}

    /// @param decisa since when and by whom; "" where it holds as it shipped
    /// @param poi what it becomes, with the day
    public record Riga(String nome, String valore, String decisa, List<String> poi) {}

    /// @param ritirabile its id while it may be taken back, "" otherwise
    public record Decisione(
            String dal,
            String ambito,
            List<String> valori,
            String motivo,
            String chi,
            String ritiro,
            String ritirabile) {}
}
