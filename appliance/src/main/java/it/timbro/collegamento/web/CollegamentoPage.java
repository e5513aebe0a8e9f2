package it.timbro.collegamento.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.autonomia.Autonomia;
import it.timbro.base.Problem;
import it.timbro.collegamento.Scambio;
import it.timbro.collegamento.web.CollegamentoView.Riga;
import it.timbro.collegamento.web.StatoLinea.Linea;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The line to the centre in words: how it is, since when, what waits, and «Prova adesso».
public final class CollegamentoPage implements HttpService {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final Duration UN_GIORNO = Duration.ofDays(1);

    private final StatoLinea linea;
    private final Supplier<Autonomia> autonomia;
    private final StatoApparecchio apparecchio;
    private final StatoOrologio orologio;
    private final Pages pages;
    private final Quando quando;

    public CollegamentoPage(
            StatoLinea linea,
            Supplier<Autonomia> autonomia,
            StatoApparecchio apparecchio,
            StatoOrologio orologio,
            Pages pages,
            Quando quando) {
        this.linea = linea;
        this.autonomia = autonomia;
        this.apparecchio = apparecchio;
        this.orologio = orologio;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/collegamento", this::show)
                .post("/collegamento/prova", this::prova)
                .post("/collegamento/iscrizione", this::iscrivi)
                .post("/collegamento/chiave", this::cambiaChiave)
                .post("/collegamento/ora", this::conferma);
    }

    private void conferma(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String text = form.required("data", "Data") + "T" + form.required("ora", "Ora");
        try {
            orologio.conferma(LocalDateTime.parse(text).atZone(ROMA).toInstant().toEpochMilli(), Guard.login(request));
        } catch (DateTimeException e) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("la data e l'ora non sono scritte bene");
        }
        pages.done(request, response, "/collegamento", "Data e ora confermate.");
    }

    private void iscrivi(ServerRequest request, ServerResponse response) {
        apparecchio.iscrivi(Form.of(request).required("codice", "Codice di iscrizione"));
        pages.done(request, response, "/collegamento", "Apparecchio iscritto: il collegamento parte da solo.");
    }

    private void cambiaChiave(ServerRequest request, ServerResponse response) {
        apparecchio.cambiaChiave(Form.of(request).required("chiave", "Chiave"), Guard.login(request));
        pages.done(
                request,
                response,
                "/collegamento",
                "Chiave cambiata: da adesso firma quella nuova, e i fogli già stampati restano verificabili.");
    }

    private void prova(ServerRequest request, ServerResponse response) {
        String esito = linea.prova().orElse("La centrale risponde: quello che aspetta parte adesso.");
        pages.done(request, response, "/collegamento", "Prova fatta alle " + quando.adesso() + ". " + esito);
    }

    private void show(ServerRequest request, ServerResponse response) {
        Linea adesso = linea.adesso();
        Frame frame = pages.frame(request, "Collegamento");
        pages.send(
                response,
                "collegamento/collegamento.jte",
                new CollegamentoView(
                        frame,
                        frame.puo(Ruolo.RESPONSABILE, Ruolo.AMMINISTRATORE),
                        adesso.collegato(),
                        adesso.collegato() ? "Collegato alla centrale" : "Non collegato: si lavora in sede",
                        adesso.frase(),
                        adesso.dalMs() == 0 ? "Da sempre" : quando.dal(adesso.dalMs()),
                        adesso.ultimoScambioMs().isPresent()
                                ? "Ultimo scambio completo: "
                                        + quando.ora(adesso.ultimoScambioMs().getAsLong()) + "."
                                : "Sulla linea non c'è mai stato uno scambio completo.",
                        adesso.chiavetta()
                                .map(una -> "Ultima chiavetta della centrale: letta " + quando.ora(una.lettaMs())
                                        + ", preparata " + quando.ora(una.fattaMs()) + ".")
                                .orElse(""),
                        attende(adesso),
                        inArrivo(adesso.inArrivo()),
                        attesoDaGiorni(adesso.inArrivo()),
                        Stream.concat(
                                        adesso
                                                .invio()
                                                .filter(_ -> !adesso.nullaAttende())
                                                .map(Progresso::invio)
                                                .stream(),
                                        adesso.arrivo().map(Progresso::arrivo).stream())
                                .toList(),
                        adesso.ultimoErrore()
                                .map(errore -> "Ultimo errore (" + quando.ora(errore.ms()) + "): " + errore.frase())
                                .orElse(""),
                        Scorte.di(autonomia.get()),
                        adesso.accantonati(),
                        tessera(),
                        chiave(),
                        orologio.adesso()));
    }

    private String inArrivo(Scambio.InArrivo attesi) {
        return attesi.file() == 0
                ? ""
                : "%s, %s; il più vecchio da %s (%s)"
                        .formatted(
                                attesi.file() == 1 ? "un file" : attesi.file() + " file",
                                mega(attesi.fileByte()),
                                quando.da(attesi.piuVecchioMs()),
                                quando.ora(attesi.piuVecchioMs()));
    }

    private boolean attesoDaGiorni(Scambio.InArrivo attesi) {
        return attesi.file() > 0 && quando.ms() - attesi.piuVecchioMs() > UN_GIORNO.toMillis();
    }

    private static String mega(long bytes) {
        return String.format(Locale.ITALY, "%.1f MB", bytes / 1e6);
    }

    private CollegamentoView.Tessera tessera() {
        StatoApparecchio.Tessera tessera = apparecchio.adesso();
        return new CollegamentoView.Tessera(
                tessera.nome(),
                tessera.scadeMs().isPresent() ? quando.ora(tessera.scadeMs().getAsLong()) : "");
    }

    private CollegamentoView.Chiave chiave() {
        StatoApparecchio.Chiave chiave = apparecchio.chiave();
        String dal = chiave.dalMs().isPresent()
                ? "Firma dal " + quando.giorno(chiave.dalMs().getAsLong()) + "."
                : "Non firma ancora nulla.";
        return new CollegamentoView.Chiave(
                chiave.kid(),
                dal
                        + (chiave.finoMs().isPresent()
                                ? " Va cambiata entro il "
                                        + quando.giorno(chiave.finoMs().getAsLong()) + "."
                                : " La centrale non l'ha ancora ricevuta: la pubblica dopo il primo scambio."));
    }

    private List<Riga> attende(Linea adesso) {
        List<Riga> attende = new ArrayList<>();
        if (adesso.fatti() > 0) {
            attende.add(new Riga("Fatti", String.valueOf(adesso.fatti())));
        }
        if (adesso.file() > 0) {
            attende.add(new Riga("File", String.valueOf(adesso.file())));
        }
        if (!adesso.nullaAttende()) {
            attende.add(new Riga("In tutto", mega(adesso.byteInAttesa())));
        }
        adesso.piuVecchioMs()
                .ifPresent(ms -> attende.add(new Riga("Il più vecchio", quando.ora(ms) + ", da " + quando.da(ms))));
        return attende;
    }
}
