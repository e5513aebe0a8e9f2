package it.timbro.politica;

import it.timbro.pratica.CodiceFiscale;
import java.util.List;

/// Authorisations to have the certificate on blank sheet (S-133).
///
/// @param soloAutorizzate whether a company needs one
/// @param autorizzate a line each: codice fiscale, then what the office calls it
public record Bianco(boolean soloAutorizzate, List<String> autorizzate) {
    public boolean ammette(CodiceFiscale impresa) {
        return !soloAutorizzate
                || autorizzate.stream()
                        .map(riga -> riga.split(" ", 2)[0])
                        .anyMatch(codice -> codice.equalsIgnoreCase(impresa.valore()));
    }
}
