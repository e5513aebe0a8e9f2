package it.timbro.imprese.web;

import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// A list of companies: no persons in it.
///
/// @param tutte false if there are more than are shown
/// @param nuova address of the page of a company never heard of, where a whole codice fiscale was
/// typed
public record ImpreseView(
        Frame frame, String cercato, List<Riga> righe, boolean tutte, Optional<String> nuova, boolean puoImportare)
        implements View {
    public record Riga(
            String dove,
            String denominazione,
            String codiceFiscale,
            String rea,
            String luogo,
            String stato,
            String dati) {}
}
