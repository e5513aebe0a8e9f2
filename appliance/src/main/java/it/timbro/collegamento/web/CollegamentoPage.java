package it.timbro.collegamento.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.collegamento.web.CollegamentoView.Riga;
import it.timbro.collegamento.web.StatoLinea.Linea;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The line to the centre in words: how it is, since when, what waits, and «Prova adesso».
public final class CollegamentoPage implements HttpService {
    private final StatoLinea linea;
    private final Pages pages;
    private final Quando quando;

    public CollegamentoPage(StatoLinea linea, Pages pages, Quando quando) {
        this.linea = linea;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/collegamento", this::show).post("/collegamento/prova", this::prova);
    }

    private void prova(ServerRequest request, ServerResponse response) {
        linea.prova();
        pages.done(request, response, "/collegamento", "Prova avviata: la striscia in alto dice come va.");
    }

    private void show(ServerRequest request, ServerResponse response) {
        Linea adesso = linea.adesso();
        pages.send(
                response,
                "collegamento/collegamento.jte",
                new CollegamentoView(
                        pages.frame(request, "Collegamento"),
                        adesso.collegato(),
                        adesso.collegato() ? "Collegato alla centrale" : "Non collegato: si lavora in sede",
                        adesso.frase(),
                        adesso.dalMs() == 0 ? "Da sempre" : "Dalle " + quando.ora(adesso.dalMs()),
                        adesso.ultimoScambioMs().isPresent()
                                ? "Ultimo scambio completo: "
                                        + quando.ora(adesso.ultimoScambioMs().getAsLong()) + "."
                                : "Da quando il programma è partito non c'è stato uno scambio completo.",
                        attende(adesso),
                        adesso.ultimoErrore().equals(adesso.frase()) ? "" : adesso.ultimoErrore(),
                        adesso.accantonati()));
    }

    private List<Riga> attende(Linea adesso) {
        List<Riga> attende = new ArrayList<>();
        if (adesso.fatti() > 0) {
            attende.add(new Riga("Fatti", String.valueOf(adesso.fatti())));
        }
        if (adesso.file() > 0) {
            attende.add(new Riga(
                    "File", String.format(Locale.ITALY, "%d (%.1f MB)", adesso.file(), adesso.fileByte() / 1e6)));
        }
        adesso.piuVecchioMs().ifPresent(ms -> attende.add(new Riga("Il più vecchio", quando.ora(ms))));
        return attende;
    }
}
