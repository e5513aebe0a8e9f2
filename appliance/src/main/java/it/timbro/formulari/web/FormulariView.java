package it.timbro.formulari.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// How many blanks are in each state, and the form that takes a new packet in.
///
/// @param prossimo the serial that should lie on top of the stack
public record FormulariView(
        Frame frame,
        List<Quanti> giacenza,
        Optional<String> prossimo,
        boolean puoCaricare,
        Optional<Rejection> errore,
        String primo,
        String ultimo)
        implements View {
    public record Quanti(String parola, int quanti) {}
}
