package it.timbro.centro.sedi.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.pratica.Scheda;
import java.util.List;
import java.util.Optional;

/// How a pratica stands with its owner, and the two forms: propose, confirm.
///
/// @param custodia until when the owner may issue on it alone, "" if there is no term
/// @param proposta who proposed what, when and why; "" if nobody did
/// @param puoConfermare another person proposed it
/// @param sedi offices that may get it
/// @param cause causes that nothing stands against
/// @param contro what stands against the others, a sentence each
public record RiassegnaView(
        Frame frame,
        Scheda scheda,
        String custodia,
        String proposta,
        boolean puoConfermare,
        List<Voce> sedi,
        List<Voce> cause,
        List<String> contro,
        Optional<Rejection> errore)
        implements View {
    /// One line of a choice.
    public record Voce(String valore, String testo) {}

    public String dove() {
        return "/riassegna/" + scheda.numero();
    }

    public boolean ammessa() {
        return !sedi.isEmpty() && !cause.isEmpty();
    }
}
