package it.timbro.pratica.web;

import it.timbro.page.Frame;
import it.timbro.page.Quando;
import it.timbro.page.View;
import it.timbro.pratica.Carte.Carta;
import it.timbro.pratica.Impronte.Discorde;
import it.timbro.pratica.Stato;
import java.util.Arrays;
import java.util.List;

/// The cards that wait for a person, and the pratiche that branch and centre do not see alike.
///
/// @param rinvii what waits for a person in the same way, and is decided on a page of its own
/// @param altre open cards beyond those of the list
/// @param puo whether the person may have a pratica told anew
public record CarteView(
        Frame frame,
        List<Carta> carte,
        List<Rinvio> rinvii,
        int altre,
        List<Discorde> discordi,
        boolean puo,
        Quando quando)
        implements View {
    /// @param dove the page where it is decided
    public record Rinvio(String titolo, String perche, long ms, String dove) {}

    /// State and version as a person reads them.
    ///
    /// @param parole such as `EMESSA 9`; empty: the pratica is not there
    public static String inParole(String parole) {
        if (parole.isEmpty()) {
            return "manca";
        }
        String nome = parole.substring(0, parole.indexOf(' '));
        String stato = Arrays.stream(Stato.values())
                .filter(value -> value.name().equals(nome))
                .findFirst()
                .map(Stato::parola)
                .orElse(nome);
        return "«" + stato + "», " + parole.substring(nome.length() + 1) + " fatti";
    }
}
