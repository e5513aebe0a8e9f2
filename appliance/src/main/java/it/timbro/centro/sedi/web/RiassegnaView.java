package it.timbro.centro.sedi.web;

import it.timbro.atti.Riassegnazione.Quadro;
import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.Optional;

/// How a pratica stands with its owner, and the two forms: propose, confirm.
///
/// @param custodia until when the owner may issue on it alone, "" if there is no term
/// @param quandoProposta "" if nobody proposed
/// @param puoConfermare another person proposed it
public record RiassegnaView(
        Frame frame,
        Quadro quadro,
        String custodia,
        String quandoProposta,
        boolean puoConfermare,
        Optional<Rejection> errore)
        implements View {
    public String dove() {
        return "/riassegna/" + quadro.scheda().numero();
    }
}
