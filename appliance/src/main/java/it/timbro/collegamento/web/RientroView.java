package it.timbro.collegamento.web;

import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// The way out of quarantine, step by step.
///
/// @param puo whether the person may take it
/// @param quarantena empty if the box works as usual
/// @param testimone how the witness is, a whole sentence
/// @param senzaIlSuoTestimone whether its disk is not there
public record RientroView(
        Frame frame,
        boolean puo,
        Optional<Motivo> quarantena,
        String testimone,
        boolean senzaIlSuoTestimone,
        Chiavette chiavette)
        implements View {
    /// @param frase what happened
    /// @param da «Dalle 09:42»
    /// @param assegnata the centre has answered already: only the rest is left to do
    /// @param codice to be read out where there is no line
    public record Motivo(String titolo, String frase, String da, boolean assegnata, String codice) {}

    /// The stick as a way back.
    ///
    /// @param nomi of those that are plugged in
    /// @param lettura what the last one came to, a sentence each
    public record Chiavette(List<String> nomi, List<String> lettura) {}
}
