package it.timbro.collegamento.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.collegamento.Quarantene.Causa;
import it.timbro.collegamento.Quarantene.Quarantena;
import it.timbro.collegamento.Rientro.Esito;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;

/// A box that may be a copy: what happened, what may be done meanwhile, and the way back.
public final class RientroPage implements HttpService {
    private static final int MAX_MOTIVO = 300;

    private final StatoRientro rientro;
    private final Pages pages;
    private final Quando quando;

    public RientroPage(StatoRientro rientro, Pages pages, Quando quando) {
        this.rientro = rientro;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/rientro", this::show)
                .post("/rientro", this::rientra)
                .post("/rientro/codice", this::nuovoCodice)
                .post("/rientro/testimone", this::nuovoTestimone);
    }

    private void show(ServerRequest request, ServerResponse response) {
        Frame frame = pages.frame(request, "Rientro");
        pages.send(
                response,
                "collegamento/rientro.jte",
                new RientroView(
                        frame,
                        frame.puo(Ruolo.RESPONSABILE),
                        rientro.adesso().map(this::motivo),
                        rientro.statoDelTestimone(),
                        rientro.senzaIlSuoTestimone(),
                        new RientroView.Chiavette(rientro.chiavette(), rientro.lettura())));
    }

    private RientroView.Motivo motivo(Quarantena quarantena) {
        return new RientroView.Motivo(
                titolo(quarantena.causa()),
                quarantena.dettaglio(),
                quando.dal(quarantena.ms()),
                quarantena.assegnata().isPresent(),
                rientro.codice().orElse(""));
    }

    private static String titolo(Causa causa) {
        return switch (causa) {
            case MACCHINA -> "Questi dati vengono da un altro apparecchio";
            case TESTIMONE -> "Il disco e il testimone non concordano";
            case CENTRALE -> "La centrale ha riconosciuto una copia";
        };
    }

    private void nuovoCodice(ServerRequest request, ServerResponse response) {
        rientro.nuovoCodice(Guard.login(request));
        pages.done(request, response, "/rientro", "Il codice è un altro: leggi questo alla centrale.");
    }

    private void nuovoTestimone(ServerRequest request, ServerResponse response) {
        rientro.nuovoTestimone(Guard.login(request));
        pages.done(request, response, "/rientro", "Il disco collegato adesso è il testimone: vi si ricopia tutto.");
    }

    private void rientra(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String motivo = form.required("motivo", "Motivo");
        if (motivo.length() > MAX_MOTIVO) {
            throw Problem.TROPPO_GRANDE.rejected("il motivo supera " + MAX_MOTIVO + " caratteri");
        }
        if (!form.text("vecchio").equals("fermo")) {
            throw Problem.RIENTRO_NON_RIUSCITO.rejected(
                    "prima conferma che nessun altro apparecchio di questa sede è acceso.");
        }
        switch (rientro.rientra(Guard.login(request), motivo)) {
            case Esito.Rientrata(var vita) ->
                pages.done(
                        request,
                        response,
                        "/rientro",
                        "La sede è rientrata con l'incarnazione " + vita.incarnation()
                                + ". Se ci sono carte nuove, guardale.");
            case Esito.NonServe _ -> pages.done(request, response, "/rientro", "Non c'è nessuna quarantena.");
            case Esito.Interrotto(String frase) -> throw Problem.RIENTRO_NON_RIUSCITO.rejected(frase);
        }
    }
}
