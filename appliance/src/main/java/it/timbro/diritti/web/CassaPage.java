package it.timbro.diritti.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.diritti.Cassa;
import it.timbro.diritti.Cassa.Conta;
import it.timbro.diritti.Incassi;
import it.timbro.diritti.Incassi.Riga;
import it.timbro.diritti.Ricevute;
import it.timbro.diritti.Tagli;
import it.timbro.diritti.web.CassaView.Rimborso;
import it.timbro.diritti.web.CassaView.Scritto;
import it.timbro.diritti.web.CassaView.Somma;
import it.timbro.journal.Reading;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Permessi;
import it.timbro.page.Quando;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.NumeroTurno;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// «Cassa»: the tills of the day, their register, and the receipts.
public final class CassaPage implements HttpService {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final HttpMediaType PDF = HttpMediaType.create("application/pdf");
    private static final int MAX_DA_RIMBORSARE = 50;

    private final Cassa cassa;
    private final Ricevute ricevute;
    private final Lettura lettura;
    private final Pages pages;
    private final Quando quando;

    public CassaPage(Cassa cassa, Ricevute ricevute, Lettura lettura, Pages pages, Quando quando) {
        this.cassa = cassa;
        this.ricevute = ricevute;
        this.lettura = lettura;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/cassa", (request, response) -> show(request, response, Scritto.NULLA, Optional.empty()))
                .get("/cassa/registro", this::registro)
                .post("/cassa/apri", this::apri)
                .post("/cassa/turni/{turno}/chiudi", this::chiudi)
                .get("/cassa/ricevute/{ricevuta}", (request, response) -> una(request, response, Optional.empty()))
                .get("/cassa/ricevute/{ricevuta}/ricevuta.pdf", this::pdf)
                .post("/cassa/ricevute/{ricevuta}/rimborsa", this::rimborsa);
    }

    private void apri(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String fondo = form.text("fondo");
        try {
            cassa.apri(Importo.leggi(fondo.isEmpty() ? "0" : fondo), Guard.login(request));
            pages.done(request, response, "/cassa", "Cassa aperta.");
        } catch (RejectedException e) {
            Scritto scritto = new Scritto("", fondo, "", "");
            Pages.refused(response, e.rejection(), errore -> show(request, response, scritto, errore));
        }
    }

    private void chiudi(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String turno = request.path().pathParameters().get("turno");
        Scritto scritto = new Scritto(turno, "", form.text("contati"), form.text("spiegazione"));
        try {
            Map<String, Integer> tagli = tagli(form);
            Operatore persona = Guard.operatore(request);
            cassa.chiudi(
                    NumeroTurno.parse(turno).orElseThrow(() -> Problem.NON_TROVATO.rejected("il turno")),
                    new Conta(contati(scritto.contati(), tagli), tagli, scritto.spiegazione(), form.number("attesi")),
                    persona.login(),
                    persona.haUno(Set.of(Ruolo.RESPONSABILE)));
            pages.done(request, response, "/cassa", "Cassa contata e chiusa.");
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), errore -> show(request, response, scritto, errore));
        }
    }

    private static Map<String, Integer> tagli(Form form) {
        Map<String, Integer> tagli = new LinkedHashMap<>();
        form.starting("taglio.").forEach((valore, quanti) -> {
            if (!quanti.isEmpty() && !quanti.equals("0")) {
                if (!quanti.matches("[0-9]{1,5}")) {
                    throw Problem.CASSA_NON_VALIDA.rejected("«" + quanti + "» non è un numero di pezzi");
                }
                tagli.put(valore, Integer.parseInt(quanti));
            }
        });
        return tagli;
    }

    /// The sum, or the pieces, or both if they agree.
    private static Importo contati(String sum, Map<String, Integer> tagli) {
        Importo pieces = Tagli.somma(tagli);
        if (sum.isEmpty()) {
            return pieces;
        }
        Importo said = Importo.leggi(sum);
        if (!tagli.isEmpty() && !said.equals(pieces)) {
            throw Problem.CASSA_NON_VALIDA.rejected("hai scritto " + said + ", ma i pezzi fanno " + pieces);
        }
        return said;
    }

    private void show(ServerRequest request, ServerResponse response, Scritto scritto, Optional<Rejection> errore) {
        Operatore persona = Guard.operatore(request);
        long today = quando.oggi().atStartOfDay(ROMA).toInstant().toEpochMilli();
        Frame frame = pages.frame(request, "Cassa");
        CassaView view = lettura.journal().read(rows -> {
            List<Incassi.Turno> turni = new ArrayList<>(lettura.incassi().turni(rows, lettura.sede(), today));
            turni.sort((one, other) -> Boolean.compare(
                    other.cassiere().equals(persona.login()), one.cassiere().equals(persona.login())));
            return new CassaView(
                    frame,
                    Permessi.ammesso(persona, "POST", "/cassa/apri"),
                    lettura.incassi()
                            .aperto(rows, lettura.sede(), persona.login())
                            .isPresent(),
                    turni.stream().map(turno -> turno(rows, turno, persona)).toList(),
                    daRimborsare(rows),
                    scritto,
                    errore);
        });
        pages.send(response, "diritti/cassa.jte", view);
    }

    private CassaView.Turno turno(Reading rows, Incassi.Turno turno, Operatore persona) {
        List<Riga> righe = lettura.incassi().righe(rows, turno.turno());
        boolean own = turno.cassiere().equals(persona.login());
        long expected = Incassi.contantiCent(turno, righe);
        return new CassaView.Turno(
                turno.turno().text(),
                own ? "La tua cassa" : "Cassa di " + turno.cassiere(),
                quando.ora(turno.apertoMs()) + ", fondo " + turno.fondo(),
                turno.chiusura().isEmpty() && (own || persona.haUno(Set.of(Ruolo.RESPONSABILE))),
                Importo.cent(Math.max(0, expected)).toString(),
                expected,
                somme(righe),
                turno.chiusura().map(this::chiusura).orElse(""),
                righe.stream().map(riga -> RigaView.of(riga, quando)).toList());
    }

    private String chiusura(Incassi.Chiusura chiusura) {
        long differs = chiusura.differenzaCent();
        return quando.ora(chiusura.ms()) + ", " + chiusura.da() + ": contati " + chiusura.contati()
                + (differs == 0
                        ? ", come dovevano essere"
                        : differs > 0
                                ? ", " + Importo.cent(differs) + " in più"
                                : ", " + Importo.cent(-differs) + " in meno")
                + (chiusura.spiegazione().isEmpty() ? "" : ". " + chiusura.spiegazione());
    }

    /// By means of payment, less what was given back.
    private static List<Somma> somme(List<Riga> righe) {
        Map<Mezzo, Long> sums =
                righe.stream().collect(Collectors.groupingBy(Riga::mezzo, Collectors.summingLong(Riga::segnoCent)));
        return Arrays.stream(Mezzo.values())
                .filter(sums::containsKey)
                .map(mezzo -> new Somma(mezzo.nome(), signed(sums.getOrDefault(mezzo, 0L))))
                .toList();
    }

    private static String signed(long cent) {
        return (cent < 0 ? "−" : "") + Importo.cent(Math.abs(cent));
    }

    private List<Rimborso> daRimborsare(Reading rows) {
        return lettura.diritti().daRimborsare(rows, lettura.sede().camera(), MAX_DA_RIMBORSARE).stream()
                .flatMap(pratica -> lettura.incassi().dellaPratica(rows, pratica).stream()
                        .filter(riga -> cassa.rimborsabile(rows, riga).cent() > 0)
                        .limit(1)
                        .map(riga -> rimborso(rows, pratica, riga)))
                .toList();
    }

    private Rimborso rimborso(Reading rows, NumeroPratica pratica, Riga riga) {
        return new Rimborso(
                pratica.text(),
                cassa.rimborsabile(rows, riga).toString(),
                riga.ricevuta().text());
    }

    private void registro(ServerRequest request, ServerResponse response) {
        LocalDate giorno =
                request.query().first("giorno").map(CassaPage::giorno).orElse(quando.oggi());
        List<Riga> righe = lettura.journal()
                .read(rows -> lettura.incassi()
                        .righe(
                                rows,
                                lettura.sede(),
                                giorno.atStartOfDay(ROMA).toInstant().toEpochMilli(),
                                giorno.plusDays(1)
                                        .atStartOfDay(ROMA)
                                        .toInstant()
                                        .toEpochMilli()));
        pages.send(
                response,
                "diritti/registro.jte",
                new RegistroView(
                        pages.frame(request, "Registro della cassa"),
                        giorno.toString(),
                        quando.giorno(giorno),
                        righe.stream().map(riga -> RigaView.of(riga, quando)).toList(),
                        somme(righe)));
    }

    private static LocalDate giorno(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException _) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("il giorno non è una data");
        }
    }

    private Riga riga(ServerRequest request) {
        String written = request.path().pathParameters().get("ricevuta");
        return NumeroRicevuta.parse(written)
                .flatMap(numero ->
                        lettura.journal().read(rows -> lettura.incassi().find(rows, numero)))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la ricevuta"));
    }

    private void una(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        Riga riga = riga(request);
        boolean may =
                Permessi.ammesso(Guard.operatore(request), "POST", "/cassa/ricevute/" + riga.ricevuta() + "/rimborsa");
        Importo back = lettura.journal().read(rows -> cassa.rimborsabile(rows, riga));
        pages.send(
                response,
                "diritti/ricevuta.jte",
                new RicevutaView(
                        pages.frame(request, "Ricevuta " + riga.ricevuta()),
                        RigaView.of(riga, quando),
                        riga.di().map(NumeroRicevuta::text).orElse(""),
                        may && back.cent() > 0 ? back.toString() : "",
                        riga.mezzo().riferimento(),
                        errore));
    }

    private void pdf(ServerRequest request, ServerResponse response) {
        Riga riga = riga(request);
        response.headers().contentType(PDF);
        response.headers().set(HeaderNames.CONTENT_DISPOSITION, "inline; filename=" + riga.ricevuta() + ".pdf");
        response.send(ricevute.ricevuta(riga));
    }

    private void rimborsa(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        try {
            NumeroRicevuta fatta = cassa.rimborsa(
                    riga(request).ricevuta(), form.text("riferimento"), form.text("motivo"), Guard.login(request));
            pages.done(request, response, "/cassa/ricevute/" + fatta, "Rimborsato.");
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), errore -> una(request, response, errore));
        }
    }
}
