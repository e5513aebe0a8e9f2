package it.timbro.centro.sedi.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// Closures that were decided, and the form for one more.
///
/// @param puo whether the person may decide
/// @param chi who can be closed: value and words
public record CalendarioView(
        Frame frame, boolean puo, List<Riga> chiusure, List<Chi> chi, Optional<Rejection> errore, String motivo)
        implements View {
    public record Riga(String id, String chi, String quando, String motivo) {}

    public record Chi(String valore, String testo) {}
}
