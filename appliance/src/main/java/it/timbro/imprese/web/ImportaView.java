package it.timbro.imprese.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// The form that takes a list of companies in.
///
/// @param camere two letters and name
public record ImportaView(Frame frame, List<Camera> camere, Optional<Rejection> errore, String camera, String elenco)
        implements View {
    public record Camera(String sigla, String nome) {}
}
