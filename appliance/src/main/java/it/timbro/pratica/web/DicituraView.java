package it.timbro.pratica.web;

import it.timbro.atti.Diciture;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Opzioni;
import java.util.List;
import java.util.stream.Stream;

/// Words for box 5 that the office should add, to be confirmed with one key.
///
/// @param codice sent with the confirmation, as [Diciture] reads it
public record DicituraView(String codice, String testo) {
    static List<DicituraView> proposte(ControlliView controlli, CartaceoView cartaceo) {
        return Stream.concat(
                        controlli.posteriori()
                                ? Stream.of(new DicituraView(Diciture.A_POSTERIORI, Opzioni.RILASCIATO_A_POSTERIORI))
                                : Stream.empty(),
                        cartaceo.daSostituire().stream()
                                .map(numero ->
                                        new DicituraView(numero.text(), "Sostituisce il certificato n. " + numero)))
                .toList();
    }

    /// What the office has added to box 5 already.
    static List<String> aggiunte(Modello.CertificatoOrigine co, Opzioni opzioni, CartaceoView cartaceo) {
        return Stream.of(opzioni.dicitura(co.osservazioni()), cartaceo.aggiunta())
                .filter(testo -> !testo.isEmpty())
                .toList();
    }
}
