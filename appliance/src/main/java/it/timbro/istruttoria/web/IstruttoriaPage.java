package it.timbro.istruttoria.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.atti.Diciture;
import it.timbro.atti.Evasione;
import it.timbro.atti.Seguito;
import it.timbro.base.Problem;
import it.timbro.istruttoria.Istruttoria;
import it.timbro.journal.Journal;
import it.timbro.operatori.Operatore;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.TipoPratica;
import it.timbro.pratica.web.Differenza;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the istruttoria decides on the page of a pratica.
public final class IstruttoriaPage implements HttpService {
    private final Istruttoria istruttoria;
    private final Evasione evasione;
    private final Diciture diciture;
    private final Journal journal;
    private final Pratiche pratiche;
    private final Differenza differenza;
    private final Pages pages;

    /// What is decided, what follows from it, and what the office adds.
    public record Atti(Istruttoria istruttoria, Evasione evasione, Diciture diciture) {}

    public IstruttoriaPage(Atti atti, Journal journal, Pratiche pratiche, Differenza differenza, Pages pages) {
        this.istruttoria = atti.istruttoria();
        this.evasione = atti.evasione();
        this.diciture = atti.diciture();
        this.journal = journal;
        this.pratiche = pratiche;
        this.differenza = differenza;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/pratica/{numero}/approva", this::approva)
                .post("/pratica/{numero}/rettifica", this::rettifica)
                .post("/pratica/{numero}/respingi", this::respingi)
                .post("/pratica/{numero}/proroga", this::proroga)
                .post("/pratica/{numero}/riapri", this::riapri)
                .post("/pratica/{numero}/complessa", this::complessa)
                .post("/pratica/{numero}/riconsegna", this::riconsegna)
                .post("/pratica/{numero}/dicitura", this::dicitura)
                .post("/pratica/{numero}/opzioni", this::opzioni);
    }

    private void approva(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        List<String> viste = form.all("vista");
        differenza.oppure(request, response, "", (numero, versione) -> {
            TipoPratica tipo =
                    journal.read(rows -> pratiche.read(rows, numero)).modello().tipo();
            if (tipo != TipoPratica.CO) {
                Operatore chi = Guard.operatore(request);
                Seguito.Aggiunta aggiunta = new ModuloEvasione(form).aggiunta(tipo);
                evasione.evadi(numero, versione, viste, aggiunta, new Funzionario(chi.login(), chi.nome()));
                pages.done(
                        request, response, "/pratica/" + numero, "Pratica approvata: ciò che ne segue è registrato.");
                return;
            }
            istruttoria.approva(numero, versione, viste, Guard.login(request));
            pages.done(request, response, "/pratica/" + numero, "Pratica approvata: ora si può stampare.");
        });
    }

    private void rettifica(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        List<Rilievo> rilievi = rilievi(form);
        String aggiunta = form.text("aggiunta");
        differenza.oppure(request, response, "", (numero, versione) -> {
            istruttoria.chiediRettifica(numero, versione, rilievi, aggiunta, Guard.login(request));
            pages.done(
                    request,
                    response,
                    "/pratica/" + numero,
                    "Rettifica chiesta: il messaggio per l'impresa è pronto, adesso si aspetta.");
        });
    }

    private void proroga(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        int ore = Math.clamp(form.number("ore"), 0, Integer.MAX_VALUE); // its own limits are checked by the act
        String motivo = form.text("motivo");
        differenza.oppure(request, response, "", (numero, versione) -> {
            istruttoria.proroga(numero, versione, ore, motivo, Guard.login(request));
            pages.done(request, response, "/pratica/" + numero, "L'impresa ha più tempo: il messaggio è pronto.");
        });
    }

    private void riapri(ServerRequest request, ServerResponse response) {
        String motivo = Form.of(request).text("motivo");
        differenza.oppure(request, response, "", (numero, versione) -> {
            istruttoria.riapri(numero, versione, motivo, Guard.login(request));
            pages.done(request, response, "/pratica/" + numero, "Istruttoria riaperta: la pratica è da istruire.");
        });
    }

    private void complessa(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        boolean complessa = form.text("complessa").equals("si");
        String motivo = form.text("motivo");
        differenza.oppure(request, response, "", (numero, versione) -> {
            istruttoria.segnaComplessa(numero, versione, complessa, motivo, Guard.login(request));
            pages.done(
                    request,
                    response,
                    "/pratica/" + numero,
                    complessa ? "Segnata come complessa." : "Vale di nuovo il termine promesso.");
        });
    }

    private static List<Rilievo> rilievi(Form form) {
        List<String> caselle = form.all("casella");
        List<String> testi = form.all("testo");
        if (caselle.size() != testi.size() || !Rilievo.CASELLE.containsAll(caselle)) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("un rilievo non dice a quale casella si riferisce");
        }
        List<Rilievo> rilievi = new ArrayList<>();
        for (int i = 0; i < testi.size(); i++) {
            if (!testi.get(i).isBlank()) {
                rilievi.add(new Rilievo(caselle.get(i), testi.get(i).strip()));
            }
        }
        return rilievi;
    }

    private void respingi(ServerRequest request, ServerResponse response) {
        String motivo = Form.of(request).text("motivo");
        differenza.oppure(request, response, "", (numero, versione) -> {
            istruttoria.respingi(numero, versione, motivo, Guard.login(request));
            pages.done(
                    request, response, "/pratica/" + numero, "Pratica respinta: il messaggio per l'impresa è pronto.");
        });
    }

    private void riconsegna(ServerRequest request, ServerResponse response) {
        String motivo = Form.of(request).text("motivo");
        differenza.oppure(request, response, "", (numero, versione) -> {
            istruttoria.riconsegna(numero, versione, motivo, Guard.login(request));
            pages.done(request, response, "/pratica/" + numero, "Riconsegnata: la centrale la passa a un'altra sede.");
        });
    }

    private void opzioni(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String motivo = form.required("motivo", "Motivo del cambio");
        differenza.oppure(request, response, "", (numero, versione) -> {
            istruttoria.cambiaOpzioni(numero, versione, changed(form, numero), motivo, Guard.login(request));
            pages.done(request, response, "/pratica/" + numero, "Opzioni cambiate.");
        });
    }

    private void dicitura(ServerRequest request, ServerResponse response) {
        String codice = Form.of(request).required("dicitura", "La dicitura");
        differenza.oppure(request, response, "", (numero, versione) -> {
            diciture.aggiungi(numero, versione, codice, Guard.login(request));
            pages.done(request, response, "/pratica/" + numero, "Dicitura aggiunta nella casella 5.");
        });
    }

    /// The options as they stand, with what the form changes.
    private Opzioni changed(Form form, NumeroPratica numero) {
        Opzioni now = journal.read(rows -> pratiche.read(rows, numero)).opzioni();
        return new Opzioni(
                Math.clamp(form.number("copie"), -1, Integer.MAX_VALUE), // its own limits are checked by the value
                one(Opzioni.Supporto.values(), form, "supporto"),
                one(Opzioni.Consegna.values(), form, "consegna"),
                one(Opzioni.Pagamento.values(), form, "pagamento"),
                now.urgente(),
                now.proforma(),
                now.giacenzaMerci(),
                now.certificato(),
                now.allegati(),
                form.has("posteriori") ? Boolean.TRUE : null);
    }

    private static <T extends Enum<T>> T one(T[] values, Form form, String field) {
        String chosen = form.text(field);
        return Arrays.stream(values)
                .filter(value -> value.name().equals(chosen))
                .findFirst()
                .orElseThrow(() ->
                        Problem.RICHIESTA_NON_VALIDA.rejected("«" + chosen + "» non è fra le scelte di " + field));
    }
}
