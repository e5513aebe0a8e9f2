package it.timbro.emergenza.web;

import it.timbro.base.Rejection;
import it.timbro.emergenza.web.PresentazioneView.Voce;
import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.pratica.Autorizzazione.Pervenuta;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A register of emergency as the page shows it, and what may be done about it.
///
/// @param stato one sentence: whether registrations are allowed now
/// @param registrabile whether they are
/// @param perche what is not certain about the time, "" if it is certain
/// @param puo what this person may do
public record EmergenzaView(
        Frame frame,
        String stato,
        boolean registrabile,
        String perche,
        Optional<Aperto> registro,
        Puo puo,
        List<Altro> altri,
        Optional<Rejection> errore)
        implements View {
    /// @param dati cause, start, limit, restoration
    /// @param totali one for each day
    public record Aperto(
            String id,
            boolean aperto,
            List<Riga> dati,
            List<String> atti,
            List<Riga> totali,
            List<Voce> registrazioni) {}

    public record Riga(String nome, String valore) {}

    /// @param aprire gives the act himself; `trascrivere` one that was given elsewhere
    public record Puo(boolean aprire, boolean trascrivere, boolean chiudere) {}

    /// Another register of this branch.
    public record Altro(String id, String frase) {}

    /// How an act that was given elsewhere can have come.
    public List<Pervenuta> pervenute() {
        return Arrays.stream(Pervenuta.values())
                .filter(come -> come != Pervenuta.IN_SEDE)
                .toList();
    }
}
