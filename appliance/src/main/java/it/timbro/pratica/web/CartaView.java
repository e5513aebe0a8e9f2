package it.timbro.pratica.web;

import it.timbro.base.Rejection;
import it.timbro.base.Sede;
import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.pratica.Carte.Carta;
import it.timbro.pratica.DellaCarta.CartaRisolta.Decisione;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Optional;

/// One card: what the branch did, what holds now, and what a person can decide.
///
/// @param fatto what the branch did, in sentences
/// @param vale what the centre says, or what the subject waits for
/// @param proposta the way out
/// @param decisioni empty where there is nothing left to decide, or this person may not
public record CartaView(
        Frame frame,
        Carta carta,
        Storia fatto,
        String vale,
        String proposta,
        List<Decisione> decisioni,
        List<Presa> prese,
        Optional<Rejection> errore,
        String motivo)
        implements View {
    /// A decision that was taken, as a sentence.
    public record Presa(String quando, String frase) {}

    public String titolo() {
        return titolo(carta);
    }

    public String dove() {
        return dove(carta);
    }

    /// Who did it: «la sede di Genova», «la centrale».
    public static String chi(Carta carta, Frame frame) {
        StreamId stream = carta.stream();
        return stream.equals(Proprieta.aoo(new Sede(stream.sede())))
                ? "la centrale"
                : "la " + frame.ufficio(stream.sede());
    }

    /// What the card is about, for lists.
    public static String titolo(Carta carta) {
        return carta.pratica().map(numero -> "Pratica " + numero).orElse(carta.subject());
    }

    /// The page of a card.
    public static String dove(Carta carta) {
        return "/carte/" + carta.stream() + "/" + carta.seq();
    }
}
