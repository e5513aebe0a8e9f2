package it.timbro.emergenza.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.base.Time;
import it.timbro.emergenza.Emergenza;
import it.timbro.emergenza.Giorni;
import it.timbro.emergenza.Presentazioni;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.emergenza.Registri;
import it.timbro.emergenza.Registri.Registro;
import it.timbro.emergenza.Stampati;
import it.timbro.emergenza.Termine;
import it.timbro.emergenza.web.EmergenzaView.Altro;
import it.timbro.emergenza.web.EmergenzaView.Riga;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.RegistroEmergenza;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The register of emergency: its state, the acts, who may do what about it, and the paper to sign.
public final class EmergenzaPage implements HttpService {
    private static final HttpMediaType PDF = HttpMediaType.create("application/pdf");
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ITALY);
    private static final int MAX_REGISTRI = 50;

    private final Emergenza emergenza;
    private final Lettura lettura;
    private final Stampati stampati;
    private final Time time;
    private final Pages pages;

    /// What it reads.
    ///
    /// @param sede whose registers
    public record Lettura(Journal journal, it.timbro.base.Sede sede, Registri registri, Presentazioni presentazioni) {}

    public EmergenzaPage(Emergenza emergenza, Lettura lettura, Stampati stampati, Time time, Pages pages) {
        this.emergenza = emergenza;
        this.lettura = lettura;
        this.stampati = stampati;
        this.time = time;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/emergenza", (request, response) -> show(request, response, Optional.empty()))
                .get("/emergenza/{registro}", (request, response) -> show(request, response, Optional.empty()))
                .get("/emergenza/{registro}/registro.pdf", this::stampa)
                .post("/emergenza/apri", this::apri)
                .post("/emergenza/trascrivi", this::trascrivi)
                .post("/emergenza/{registro}/proroga", this::proroga)
                .post("/emergenza/{registro}/proroga/trascrivi", this::prorogaTrascritta)
                .post("/emergenza/{registro}/chiudi", this::chiudi);
    }

    private void apri(ServerRequest request, ServerResponse response) {
        carry(request, response, "Registro di emergenza aperto.", () -> {
            Campi campi = new Campi(Form.of(request));
            apri(request, campi, campi.suo(Guard.operatore(request)));
        });
    }

    private void trascrivi(ServerRequest request, ServerResponse response) {
        carry(request, response, "Atto trascritto: il registro di emergenza è aperto.", () -> {
            Campi campi = new Campi(Form.of(request));
            apri(request, campi, campi.trascritto());
        });
    }

    private void apri(ServerRequest request, Campi campi, Autorizzazione atto) {
        emergenza.apri(
                new Emergenza.Apertura(atto, campi.form().text("causa"), campi.momento("inizio"), campi.giorni()),
                Guard.login(request));
    }

    private void proroga(ServerRequest request, ServerResponse response) {
        carry(request, response, "Atto registrato: si può registrare ancora.", () -> {
            Campi campi = new Campi(Form.of(request));
            proroga(request, campi, campi.suo(Guard.operatore(request)));
        });
    }

    private void prorogaTrascritta(ServerRequest request, ServerResponse response) {
        carry(request, response, "Atto trascritto: si può registrare ancora.", () -> {
            Campi campi = new Campi(Form.of(request));
            proroga(request, campi, campi.trascritto());
        });
    }

    private void proroga(ServerRequest request, Campi campi, Autorizzazione atto) {
        emergenza.proroga(
                registro(request),
                new Emergenza.Proroga(atto, campi.form().text("causa"), campi.giorni()),
                Guard.login(request));
    }

    private void chiudi(ServerRequest request, ServerResponse response) {
        carry(
                request,
                response,
                "Registro chiuso. Appena la centrale risponde, ogni registrazione riceve il numero ordinario.",
                () -> emergenza.chiudi(
                        registro(request), new Campi(Form.of(request)).momento("ripristino"), Guard.login(request)));
    }

    private void carry(ServerRequest request, ServerResponse response, String fatto, Runnable act) {
        try {
            act.run();
            pages.done(request, response, "/emergenza", fatto);
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, Optional.of(e.rejection()));
        }
    }

    private void stampa(ServerRequest request, ServerResponse response) {
        byte[] pdf = lettura.journal().read(rows -> {
            Registro registro = read(rows, registro(request));
            return stampati.registro(
                    registro,
                    lettura.presentazioni().delRegistro(rows, registro.id()),
                    registro.chiusaMs().orElse(time.now().toEpochMilli()));
        });
        response.headers().contentType(PDF);
        response.headers()
                .set(
                        HeaderNames.CONTENT_DISPOSITION,
                        "inline; filename=registro-" + registro(request).text() + ".pdf");
        response.send(pdf);
    }

    private void show(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        boolean uno = request.prologue().method().text().equals("GET")
                && request.path().pathParameters().contains("registro");
        Frame frame = pages.frame(request, "Registro di emergenza");
        EmergenzaView view = lettura.journal().read(rows -> {
            Optional<Emergenza.Aperto> aperto = emergenza.aperto(rows);
            List<Registro> tutti = lettura.registri().dellaSede(rows, lettura.sede(), MAX_REGISTRI);
            Optional<Registro> shown = uno
                    ? Optional.of(read(rows, registro(request)))
                    : aperto.map(Emergenza.Aperto::registro)
                            .or(() -> tutti.stream().findFirst());
            return new EmergenzaView(
                    frame,
                    stato(aperto),
                    aperto.filter(now -> !now.termine().scaduto()).isPresent(),
                    aperto.map(now -> now.termine().perche()).orElse(""),
                    shown.map(registro -> aperto(rows, registro)),
                    new EmergenzaView.Puo(
                            frame.puo(Ruolo.RESPONSABILE_PROTOCOLLO),
                            frame.puo(Ruolo.OPERATORE, Ruolo.FIRMATARIO, Ruolo.RESPONSABILE),
                            frame.puo(
                                    Ruolo.OPERATORE,
                                    Ruolo.FIRMATARIO,
                                    Ruolo.RESPONSABILE,
                                    Ruolo.RESPONSABILE_PROTOCOLLO)),
                    tutti.stream()
                            .filter(registro ->
                                    shown.filter(one -> one.equals(registro)).isEmpty())
                            .map(EmergenzaPage::altro)
                            .toList(),
                    errore);
        });
        pages.send(response, "emergenza/emergenza.jte", view);
    }

    private static String stato(Optional<Emergenza.Aperto> aperto) {
        if (aperto.isEmpty()) {
            return "Il registro di emergenza è chiuso.";
        }
        Termine termine = aperto.get().termine();
        return termine.scaduto()
                ? "Il registro è aperto, ma il limite dell'ultimo atto è passato: senza un altro atto non si registra."
                : "Il registro è aperto: si registra ancora per " + Manca.di(termine.resta()) + ", fino al "
                        + Stampati.quando(termine.scadenzaMs()) + ".";
    }

    private EmergenzaView.Aperto aperto(Reading rows, Registro registro) {
        List<Scritta> righe = lettura.presentazioni().delRegistro(rows, registro.id());
        List<Riga> dati = new ArrayList<>(List.of(
                new Riga("Causa", registro.causa()),
                new Riga("Inizio dell'interruzione", Stampati.quando(registro.inizioMs())),
                new Riga("Limite per registrare", Stampati.quando(registro.scadenzaMs()))));
        registro.ripristinoMs().ifPresent(ms -> dati.add(new Riga("Ripristino", Stampati.quando(ms))));
        registro.chiusaMs().ifPresent(ms -> dati.add(new Riga("Chiuso", Stampati.quando(ms))));
        return new EmergenzaView.Aperto(
                registro.id().text(),
                registro.aperto(),
                dati,
                registro.atti().stream().map(Stampati::frase).toList(),
                Giorni.di(registro, righe, time.now().toEpochMilli()).giorni().stream()
                        .map(giorno -> new Riga(GIORNO.format(giorno.data()), giorno.frase()))
                        .toList(),
                righe.stream().map(PresentazioneView::voce).toList());
    }

    private static Altro altro(Registro registro) {
        return new Altro(
                registro.id().text(), "aperto il " + Stampati.breve(registro.apertaMs()) + ": " + registro.causa());
    }

    private Registro read(Reading rows, RegistroEmergenza id) {
        return lettura.registri()
                .find(rows, id)
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("il registro di emergenza " + id));
    }

    private static RegistroEmergenza registro(ServerRequest request) {
        return new RegistroEmergenza(request.path().pathParameters().get("registro"));
    }
}
