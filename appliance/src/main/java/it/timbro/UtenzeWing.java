package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.appuntamenti.Appuntamenti;
import it.timbro.appuntamenti.Appuntamenti.Utenza;
import it.timbro.appuntamenti.Utenze;
import it.timbro.appuntamenti.web.UtenzePage;
import it.timbro.base.Sede;
import it.timbro.imprese.web.ImpresePage;
import it.timbro.journal.Reading;
import it.timbro.page.Nomi;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.pratica.Proprieta;
import it.timbro.sportello.Problemi;
import it.timbro.sportello.Problemi.Problema;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The accounts that first-time companies asked for at a counter, wired: worked off at the centre,
/// shown on the company's page in both roles.
record UtenzeWing(Ground ground) {
    private static final int MAX = 100;

    /// The page of the centre.
    HttpService pagina(Function<Sede, String> ufficio, Pages pages) {
        Appuntamenti appuntamenti = ground.stores.appuntamenti();
        return new UtenzePage(
                new Utenze(ground.journal, appuntamenti, Proprieta::aoo),
                ground.journal,
                appuntamenti,
                ufficio,
                pages,
                ground.quando);
    }

    /// What the page of a company says of them.
    ImpresePage.Utenze dellImpresa() {
        return (rows, camera, impresa) -> ground.stores.appuntamenti().utenzeDi(rows, camera, impresa, MAX).stream()
                .map(utenza -> frase(utenza, ground.quando))
                .toList();
    }

    static String frase(Utenza utenza, Quando quando) {
        String esito = UtenzePage.esito(utenza, quando, Nomi.NESSUNO);
        return "Chiesta " + quando.ora(utenza.ms()) + " dalla sede " + utenza.sede() + " per " + utenza.persona() + ": "
                + (esito.isEmpty() ? "la centrale non ha ancora risposto" : esito) + ".";
    }

    /// The problems of the centre, and before them the accounts that somebody waits for.
    Problemi con(Problemi altri) {
        return rows ->
                Stream.concat(attendono(rows), altri.problemi(rows).stream()).toList();
    }

    private Stream<Problema> attendono(Reading rows) {
        List<Utenza> aperte = ground.stores.appuntamenti().utenzeAperte(rows, MAX);
        return aperte.isEmpty()
                ? Stream.empty()
                : Stream.of(new Problema(
                        aperte.size() == 1
                                ? "Un'utenza da creare: " + aperte.getFirst().impresa()
                                : aperte.size() + " utenze da creare",
                        "Le hanno chieste gli sportelli per imprese alla prima richiesta.",
                        aperte.getFirst().ms(),
                        "Evadi",
                        "/utenze"));
    }
}
