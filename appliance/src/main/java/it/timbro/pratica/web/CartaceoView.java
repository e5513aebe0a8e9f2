package it.timbro.pratica.web;

import it.timbro.pratica.Scheda;
import java.util.List;

/// What the page of a pratica says of its paper.
///
/// @param sorte what became of its certificate, what took its place, whose place it takes
/// @param annotazioni what the company wrote beside the modello, and whether it is so
public record CartaceoView(List<Frase> sorte, List<Frase> annotazioni) {
    public static final CartaceoView NESSUNO = new CartaceoView(List.of(), List.of());

    /// @param dove the page of what it is about, "" if there is none
    /// @param avviso a person should look at it
    public record Frase(String testo, String dove, boolean avviso) {}

    /// The rooms `annullamento`, `certificato` and `formulari` answer.
    @FunctionalInterface
    public interface Domanda {
        CartaceoView di(Scheda scheda);
    }
}
