package it.timbro.registri.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// The registers of one day, and whether it was closed.
///
/// @param giorno as a form writes it, `2026-11-22`
/// @param dati what belongs to every address here: day and office
/// @param aperte days before with something in them that nobody closed
/// @param puoChiudere whether this person may close this day now
/// @param cruscotti whether she may see the dashboards
public record RegistriView(
        Frame frame,
        String giorno,
        String parole,
        String dati,
        Ufficio ufficio,
        List<Voce> registri,
        Optional<Chiusura> chiusa,
        List<Aperta> aperte,
        boolean puoChiudere,
        boolean cruscotti,
        Optional<Rejection> errore)
        implements View {
    public RegistriView {
        registri = List.copyOf(registri);
        aperte = List.copyOf(aperte);
    }

    /// Whose registers, and whose others can be chosen.
    public record Ufficio(String sede, List<Scelta> altri) {
        public Ufficio {
            altri = List.copyOf(altri);
        }
    }

    public record Scelta(String code, String nome, boolean questa) {}

    /// @param dopo how many rows came after the seal
    public record Voce(String codice, String titolo, String norma, int righe, int dopo) {}

    /// @param integra whether what it covers is still what it was
    public record Chiusura(String frase, boolean integra) {}

    public record Aperta(String giorno, String parole) {}
}
