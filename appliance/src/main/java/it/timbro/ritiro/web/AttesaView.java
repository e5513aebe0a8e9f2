package it.timbro.ritiro.web;

import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;

/// What waits at the counter to be handed over.
///
/// @param cercato what was typed or read, "" for the whole queue
/// @param quante how many wait in all
/// @param risposta in words, where nothing that waits was found; "" otherwise
public record AttesaView(Frame frame, String cercato, int quante, String risposta, List<Voce> voci) implements View {
    /// @param da since when it waits, in words
    public record Voce(
            String numero, String certificato, String impresa, String fatture, String destinazione, String da) {}

    public int altre() {
        return quante - voci.size();
    }
}
