package it.timbro.centro.sedi.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// Chambers that wait to hear their branches since the centre was put back from a copy.
///
/// @param puo whether the person may decide not to wait
/// @param senzaProva branches that say more than they can show
public record RipristinoView(
        Frame frame, boolean puo, List<Ferma> camere, List<Muta> senzaProva, Optional<Rejection> errore)
        implements View {
    /// @param da «Dalle 09:42»
    /// @param come what showed it
    public record Ferma(String sigla, String nome, String da, String come, List<Muta> sedi) {}

    /// @param contatto when it last called, as far as this copy knows
    public record Muta(String sede, String nome, String contatto) {}
}
