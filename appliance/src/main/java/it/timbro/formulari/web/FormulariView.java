package it.timbro.formulari.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many blanks are in each state, what moved, and the form that takes a new packet in.
///
/// @param prossimo the serial that should lie on top of the stack
/// @param modelli what may be printed on a packet, the newest first
/// @param mosse which movements this person may record
/// @param daRiconciliare announced and not come, or come and not announced
public record FormulariView(
        Frame frame,
        List<Quanti> giacenza,
        Optional<String> prossimo,
        boolean puoCaricare,
        Optional<Rejection> errore,
        String primo,
        String ultimo,
        List<Modello> modelli,
        List<Mossa> mosse,
        List<Voce> movimenti,
        List<String> daRiconciliare)
        implements View {
    /// What may be printed on a packet.
    public record Modello(String id, String nome, boolean scelto) {}

    public record Quanti(String parola, int quanti) {}

    /// A movement.
    public record Voce(String quando, String cosa, String seriali, int quanti, String dettaglio, String operatore) {}

    /// The form of a movement.
    public record Movimento(
            Frame frame, Mossa mossa, Map<String, String> scritto, List<String> caricate, Optional<Rejection> errore)
            implements View {
        public String scritto(String campo) {
            return scritto.getOrDefault(campo, "");
        }
    }

    /// One sheet and its way.
    ///
    /// @param pratica "" if it was never reserved
    public record Seriale(
            Frame frame, String seriale, String stato, boolean allarme, String pratica, List<Voce> movimenti)
            implements View {}
}
