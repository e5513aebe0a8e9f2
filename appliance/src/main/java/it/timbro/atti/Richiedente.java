package it.timbro.atti;

import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Scheda;
import java.util.Optional;

/// Who asks by a pratica, as the counter would write down who stands there.
final class Richiedente {
    private Richiedente() {}

    /// Who signed the request, known by the signature.
    static Presentazione.Persona persona(Scheda scheda) {
        String come = "firma digitale, pratica " + scheda.numero();
        return scheda.presentazione().firma().firmatari().stream()
                .findFirst()
                .map(chi -> new Presentazione.Persona(
                        within(chi.nome()),
                        come,
                        Optional.ofNullable(chi.codiceFiscale())
                                .flatMap(CodiceFiscale::parse)
                                .orElse(null)))
                .orElseGet(
                        () -> new Presentazione.Persona(within(scheda.impresa().denominazione()), come, null));
    }

    /// On whose behalf.
    static Presentazione.Impresa impresa(Scheda scheda) {
        return new Presentazione.Impresa(
                within(scheda.impresa().denominazione()),
                scheda.impresa().codiceFiscale(),
                scheda.impresa().rea());
    }

    private static String within(String name) {
        return name.substring(0, Math.min(name.length(), Presentazione.MAX_NOME));
    }
}
