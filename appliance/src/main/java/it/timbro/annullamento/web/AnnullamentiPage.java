package it.timbro.annullamento.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.annullamento.Annullamenti;
import it.timbro.archivio.Archivio;
import it.timbro.atti.Annullamento;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.journal.Journal;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Permessi;
import it.timbro.page.Quando;
import it.timbro.pratica.DellAnnullamento.AnnullamentoChiesto;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.web.ChiPresenta;
import it.timbro.pratica.web.Scansioni;
import it.timbro.pratica.web.Scarico;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Certificates that are taken back: the request, the paper that returns, what stands in their place.
public final class AnnullamentiPage implements HttpService {
    private static final String LISTA = "/annullamenti";
    private static final int MAX_VOCI = 100;
    private static final List<String> CAMPI = Stream.concat(
                    Stream.of("certificato", "causa", "motivo", "richiesta", "denuncia"), ChiPresenta.CAMPI.stream())
            .toList();

    private final Annullamento annullamento;
    private final Lettura lettura;
    private final Pages pages;
    private final Quando quando;

    /// What it reads.
    public record Lettura(Journal journal, Annullamenti annullamenti, Pratiche pratiche, Archivio archivio) {}

    public AnnullamentiPage(Annullamento annullamento, Lettura lettura, Pages pages, Quando quando) {
        this.annullamento = annullamento;
        this.lettura = lettura;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(LISTA, this::elenco)
                .get(LISTA + "/nuovo", this::nuovo)
                .post(LISTA, this::chiedi)
                .get(LISTA + "/{certificato}", (request, response) -> uno(request, response, Optional.empty()))
                .get(LISTA + "/{certificato}/documento/{sha256}", this::documento)
                .post(LISTA + "/{certificato}/carta", this::carta)
                .post(LISTA + "/{certificato}/sostituto", this::sostituto);
    }

    private void elenco(ServerRequest request, ServerResponse response) {
        List<AnnullamentiView.Voce> voci =
                lettura.journal().read(rows -> lettura.annullamenti().ultimi(rows, MAX_VOCI)).stream()
                        .map(uno -> new AnnullamentiView.Voce(
                                uno.certificato().text(),
                                uno.chiesto().causa().voce(),
                                uno.aperto()
                                        ? uno.attesi().size() == 1
                                                ? "Manca un foglio"
                                                : "Mancano " + uno.attesi().size() + " fogli"
                                        : sorte(uno),
                                quando.ora(uno.chiestoMs())))
                        .toList();
        pages.send(
                response,
                "annullamento/elenco.jte",
                new AnnullamentiView.Elenco(pages.frame(request, "Annullamenti"), voci, ammesso(request, LISTA)));
    }

    /// «Annullato», «Smarrito, sostituito».
    private static String sorte(Annullamenti.Annullamento uno) {
        String parola = uno.sorte().parola();
        return Character.toUpperCase(parola.charAt(0))
                + parola.substring(1)
                + (uno.sostituto().isPresent() ? ", sostituito" : "");
    }

    /// From the page of a pratica DD or DF the certificate and the request stand there already.
    private void nuovo(ServerRequest request, ServerResponse response) {
        Map<String, String> scritto = new LinkedHashMap<>();
        for (String campo : List.of("certificato", "richiesta", "causa")) {
            scritto.put(campo, request.query().first(campo).orElse(""));
        }
        nuovo(request, response, scritto, List.of(), Optional.empty());
    }

    private void nuovo(
            ServerRequest request,
            ServerResponse response,
            Map<String, String> scritto,
            List<String> caricate,
            Optional<Rejection> errore) {
        pages.send(
                response,
                "annullamento/nuovo.jte",
                new AnnullamentiView.Nuovo(
                        pages.frame(request, "Annullamento di un certificato"), scritto, caricate, errore));
    }

    private void chiedi(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        Scansioni scansioni = new Scansioni(lettura.archivio());
        try {
            Annullamento.Domanda domanda = domanda(form, scansioni);
            annullamento.chiedi(domanda, Guard.login(request));
            pages.done(request, response, LISTA + "/" + domanda.certificato(), "Richiesta registrata.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            Map<String, String> scritto = new LinkedHashMap<>();
            CAMPI.forEach(campo -> scritto.put(campo, form.text(campo)));
            List<String> caricate = scansioni.ancora(form).stream()
                    .map(file -> file.sha256() + " " + file.nome())
                    .toList();
            nuovo(request, response, scritto, caricate, Optional.of(e.rejection()));
        }
    }

    private static Annullamento.Domanda domanda(Form form, Scansioni scansioni) {
        String written = form.text("certificato");
        ChiPresenta chi = new ChiPresenta(form);
        return new Annullamento.Domanda(
                NumeroCertificato.parse(written)
                        .orElseThrow(() -> Problem.ANNULLAMENTO_INCOMPLETO.rejected(
                                "il numero del certificato: «" + written + "» non lo è")),
                Arrays.stream(Causa.values())
                        .filter(causa -> causa.name().equals(form.text("causa")))
                        .findFirst()
                        .orElseThrow(() -> Problem.ANNULLAMENTO_INCOMPLETO.rejected("la causa")),
                form.text("richiesta"),
                form.text("motivo"),
                form.text("denuncia"),
                chi.persona(),
                chi.impresa(),
                scansioni.nominate(form));
    }

    private void carta(ServerRequest request, ServerResponse response) {
        carry(request, response, "Fogli registrati.", form -> {
            List<String> seriali = form.all("seriale").stream()
                    .map(String::strip)
                    .filter(seriale -> !seriale.isEmpty())
                    .toList();
            annullamento.rientra(certificato(request), seriali, form.text("busta"), Guard.login(request));
        });
    }

    private void sostituto(ServerRequest request, ServerResponse response) {
        carry(request, response, "Pratica collegata: la dicitura va in casella 5.", form -> {
            String written = form.text("nuova");
            NumeroPratica nuova = NumeroPratica.parse(written)
                    .orElseThrow(() -> Problem.NON_TROVATO.rejected("la pratica " + written));
            long versione = lettura.journal()
                    .read(rows -> lettura.pratiche().read(rows, nuova))
                    .versione();
            annullamento.sostituisci(certificato(request), nuova, versione, Guard.login(request));
        });
    }

    private void carry(ServerRequest request, ServerResponse response, String fatto, Consumer<Form> act) {
        try {
            act.accept(Form.of(request));
            pages.done(request, response, LISTA + "/" + certificato(request), fatto);
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            uno(request, response, Optional.of(e.rejection()));
        }
    }

    private void uno(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        Annullamenti.Annullamento uno = read(request);
        String dove = LISTA + "/" + uno.certificato();
        pages.send(
                response,
                "annullamento/uno.jte",
                new AnnullamentiView.Uno(
                        pages.frame(request, "Annullamento di " + uno.certificato()),
                        uno.certificato().text(),
                        uno.chiesto().pratica().text(),
                        stato(uno),
                        uno.aperto(),
                        uno.attesi().stream().map(SerialeFormulario::text).toList(),
                        dati(uno),
                        uno.chiesto().documenti().stream()
                                .map(file ->
                                        new AnnullamentiView.Riga(file.sha256().hex(), file.nome()))
                                .toList(),
                        uno.aperto() && ammesso(request, dove + "/carta"),
                        !uno.aperto() && uno.sostituto().isEmpty() && ammesso(request, dove + "/sostituto"),
                        uno.sostituto().map(nuovo -> nuovo.nuova().text()).orElse(""),
                        uno.sostituto().map(Annullamenti.Sostituto::dicitura).orElse(""),
                        errore));
    }

    private String stato(Annullamenti.Annullamento uno) {
        if (uno.conclusoMs().isPresent()) {
            return "Il certificato è annullato dal "
                    + quando.ora(uno.conclusoMs().getAsLong()) + ".";
        }
        String fogli = String.join(
                ", ", uno.attesi().stream().map(SerialeFormulario::text).toList());
        return "Non è ancora annullato: " + (uno.attesi().size() == 1 ? "manca il foglio " : "mancano i fogli ") + fogli
                + ". Registra la busta quando arriva in portineria.";
    }

    private List<AnnullamentiView.Riga> dati(Annullamenti.Annullamento uno) {
        AnnullamentoChiesto chiesto = uno.chiesto();
        List<AnnullamentiView.Riga> dati = new ArrayList<>();
        dati.add(new AnnullamentiView.Riga(
                "Chiesto",
                quando.ora(uno.chiestoMs()) + ", operatore "
                        + pages.nomi().di(uno.sede().code(), uno.operatore())));
        dati.add(new AnnullamentiView.Riga("Causa", chiesto.causa().voce()));
        dati.add(new AnnullamentiView.Riga("Motivo", chiesto.motivo()));
        dati.add(new AnnullamentiView.Riga("Richiesta", chiesto.richiesta()));
        if (!chiesto.denuncia().isEmpty()) {
            dati.add(new AnnullamentiView.Riga("Denuncia", chiesto.denuncia()));
        }
        dati.add(new AnnullamentiView.Riga(
                "Presentata da",
                chiesto.persona().nome() + ", " + chiesto.persona().documento()
                        + (chiesto.impresa() == null
                                ? ""
                                : ", per " + chiesto.impresa().denominazione())));
        if (!uno.rientrati().isEmpty()) {
            dati.add(new AnnullamentiView.Riga(
                    "Fogli rientrati",
                    String.join(
                                    ", ",
                                    uno.rientrati().stream()
                                            .map(SerialeFormulario::text)
                                            .toList())
                            + (uno.busta().isEmpty() ? "" : " (" + uno.busta() + ")")));
        }
        return dati;
    }

    private void documento(ServerRequest request, ServerResponse response) {
        Scarico.send(
                request, response, lettura.archivio(), read(request).chiesto().documenti());
    }

    private Annullamenti.Annullamento read(ServerRequest request) {
        NumeroCertificato numero = certificato(request);
        return lettura.journal()
                .read(rows -> lettura.annullamenti().find(rows, numero))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("l'annullamento del certificato " + numero));
    }

    private static NumeroCertificato certificato(ServerRequest request) {
        return new NumeroCertificato(request.path().pathParameters().get("certificato"));
    }

    private static boolean ammesso(ServerRequest request, String path) {
        return Permessi.ammesso(Guard.operatore(request), "POST", path);
    }
}
