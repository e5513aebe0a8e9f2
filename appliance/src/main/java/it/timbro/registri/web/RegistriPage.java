package it.timbro.registri.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.operatori.Consultazioni;
import it.timbro.operatori.Consultazioni.Cosa;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Permessi;
import it.timbro.page.Quando;
import it.timbro.pratica.DelRegistro.RegistroSigillato;
import it.timbro.registri.Chiusura;
import it.timbro.registri.DelGiorno;
import it.timbro.registri.Lettura;
import it.timbro.registri.Lettura.Pezzo;
import it.timbro.registri.Registri;
import it.timbro.registri.Registro;
import it.timbro.registri.Righe.Chiusa;
import it.timbro.registri.StampaRegistri;
import it.timbro.sync.protocol.Hash;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// `/registri` shows the registers of a day and closes it, `/registri/{registro}` one of them, page by
/// page, with its print and its CSV.
public final class RegistriPage implements HttpService {
    private static final String PATH = "/registri";
    private static final int RIGHE = 50;
    private static final int GIORNI_INDIETRO = 7;

    private final Fonti fonti;
    private final Uffici uffici;
    private final Pages pages;
    private final Quando quando;

    public RegistriPage(Fonti fonti, Uffici uffici, Pages pages, Quando quando) {
        this.fonti = fonti;
        this.uffici = uffici;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                        PATH,
                        (request, response) ->
                                tutti(request, response, Quale.of(request, uffici, quando), Optional.empty()))
                .get(PATH + "/{registro}", this::uno)
                .post(PATH + "/chiusura", this::chiudi);
        new ScaricaRegistri(fonti, uffici, quando).routing(rules);
    }

    private void tutti(ServerRequest request, ServerResponse response, Quale quale, Optional<Rejection> errore) {
        Frame frame = pages.frame(request, "Registri");
        guarda(request, quale, "TUTTI");
        Optional<Chiusa> chiusa = fonti.lettura().sigillo(quale.sede(), quale.giorno());
        pages.send(
                response,
                "registri/registri.jte",
                new RegistriView(
                        frame,
                        quale.giorno().toString(),
                        StampaRegistri.giorno(quale.giorno()),
                        quale.dati(),
                        new RegistriView.Ufficio(
                                quale.sede().code(),
                                uffici.sedi().entrySet().stream()
                                        .map(uno -> new RegistriView.Scelta(
                                                uno.getKey(),
                                                uno.getValue(),
                                                uno.getKey().equals(quale.sede().code())))
                                        .toList()),
                        Registri.tutti().stream()
                                .map(registro -> voce(quale.del(registro)))
                                .toList(),
                        chiusa.map(this::chiusa),
                        aperte(quale),
                        chiusa.isEmpty()
                                && uffici.propria().isPresent()
                                && !quale.giorno().isAfter(quando.oggi())
                                && ammesso(request, PATH + "/chiusura"),
                        frame.apre("/cruscotti"),
                        errore));
    }

    private RegistriView.Voce voce(DelGiorno quale) {
        Registro registro = quale.registro();
        int righe = fonti.lettura().quante(quale);
        int sotto = fonti.lettura().sigillo(quale.tenuti(), quale.giorno()).stream()
                .flatMap(seal -> seal.sigillo().registri().stream())
                .filter(uno -> uno.registro().equals(registro.codice()))
                .mapToInt(RegistroSigillato::righe)
                .findFirst()
                .orElse(righe);
        return new RegistriView.Voce(registro.codice(), registro.titolo(), registro.norma(), righe, righe - sotto);
    }

    private RegistriView.Chiusura chiusa(Chiusa chiusa) {
        return new RegistriView.Chiusura(
                "Chiusa da " + chiusa.operatore() + " il " + Lettura.quando(chiusa.ms()) + ".",
                fonti.journal().read(rows -> fonti.chiusura().integra(rows, chiusa.sigillo())));
    }

    /// The days just before today that hold something and were never closed.
    private List<RegistriView.Aperta> aperte(Quale quale) {
        if (uffici.propria().isEmpty()) {
            return List.of();
        }
        LocalDate oggi = quando.oggi();
        List<LocalDate> giorni = IntStream.rangeClosed(1, GIORNI_INDIETRO)
                .mapToObj(oggi::minusDays)
                .toList();
        return fonti.lettura().aperte(quale.sede(), giorni).stream()
                .map(giorno -> new RegistriView.Aperta(giorno.toString(), StampaRegistri.giorno(giorno)))
                .toList();
    }

    private void uno(ServerRequest request, ServerResponse response) {
        Registro registro = Quale.registro(request);
        Quale quale = Quale.of(request, uffici, quando);
        int pagina = Quale.numero(request, "pagina");
        Frame frame = pages.frame(request, registro.titolo());
        guarda(request, quale, registro.codice());
        Pezzo pezzo = fonti.lettura().pezzo(quale.del(registro), (pagina - 1) * RIGHE, RIGHE);
        List<Hash> conservati = Quale.conservati(registro, pezzo.chiusa());
        int parti = conservati.isEmpty() ? StampaRegistri.parti(pezzo.totale()) : conservati.size();
        pages.send(
                response,
                "registri/registro.jte",
                new RegistroView(
                        frame,
                        registro.codice(),
                        registro.titolo(),
                        registro.norma(),
                        quale.giorno().toString(),
                        StampaRegistri.giorno(quale.giorno()),
                        quale.sede().code(),
                        quale.dati(),
                        registro.colonne().stream()
                                .map(Registro.Colonna::titolo)
                                .toList(),
                        pezzo.righe(),
                        registro.vuoto(),
                        new RegistroView.Pagine(
                                pagina, Math.max(1, Math.ceilDiv(pezzo.totale(), RIGHE)), pezzo.totale()),
                        pezzo.chiusa()
                                .map(seal -> "Giornata chiusa da " + seal.operatore() + " il "
                                        + Lettura.quando(seal.ms()) + ".")
                                .orElse(""),
                        IntStream.rangeClosed(1, parti).boxed().toList(),
                        !conservati.isEmpty(),
                        registro.codice().equals(Registri.PROTOCOLLO.codice())
                                && uffici.propria().isEmpty()
                                && ammesso(request, "/protocollo/annulla")));
    }

    private void chiudi(ServerRequest request, ServerResponse response) {
        Chiusura.Casa casa = uffici.propria()
                .orElseThrow(() -> Problem.GIORNATA_NON_CHIUDIBILE.rejected(
                        "la centrale chiude da sola il registro di ogni giorno"));
        LocalDate giorno = DelGiorno.leggi(Form.of(request).required("giorno", "Giorno"));
        Quale quale = new Quale(giorno, casa.tenuti());
        try {
            fonti.chiusura().chiudi(casa, giorno, Guard.login(request));
            pages.done(
                    request,
                    response,
                    PATH + "?" + quale.dati(),
                    "Giornata chiusa: i suoi registri sono sotto sigillo.");
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), errore -> tutti(request, response, quale, errore));
        }
    }

    /// What is not the day's work is written down before it is shown.
    private void guarda(ServerRequest request, Quale quale, String codice) {
        if (quando.giorni(quale.giorno()) > Consultazioni.LAVORO.toDays()) {
            fonti.consultazioni().registra(Guard.login(request), Cosa.REGISTRO, quale.oggetto(codice));
        }
    }

    private static boolean ammesso(ServerRequest request, String path) {
        return Permessi.ammesso(Guard.operatore(request), "POST", path);
    }
}
