package it.timbro.pratica.web;

import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.Scheda;
import java.util.List;
import java.util.Optional;

/// What the page of a pratica says of its paper.
///
/// @param sorte what became of its certificate, what took its place, whose place it takes
/// @param annotazioni what the company wrote beside the modello, and whether it is so
/// @param aggiunta what the office adds to box 5 of the certificate it replaces; "" if nothing
/// @param daSostituire annulled certificates that the company says it replaces and nobody has
/// tied to it
/// @param presentata the registration at the counter from which it was opened
public record CartaceoView(
        List<Frase> sorte,
        List<Frase> annotazioni,
        String aggiunta,
        List<NumeroCertificato> daSostituire,
        Optional<Presentata> presentata) {
    public static final CartaceoView NESSUNO = new CartaceoView(List.of(), List.of(), "", List.of(), Optional.empty());

    /// @param emergenza its number in the register of emergency, "" if it never had one
    /// @param dove the page of the registration
    public record Presentata(String emergenza, String dove) {}

    /// @param dove the page of what it is about, "" if there is none
    /// @param avviso a person should look at it
    public record Frase(String testo, String dove, boolean avviso) {}

    /// The rooms `annullamento`, `certificato` and `formulari` answer.
    @FunctionalInterface
    public interface Domanda {
        CartaceoView di(Scheda scheda);
    }
}
