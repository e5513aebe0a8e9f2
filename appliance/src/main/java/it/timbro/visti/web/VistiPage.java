package it.timbro.visti.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.SecondaPersona;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroVisto;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.web.Scarico;
import it.timbro.visti.FoglioVisto;
import it.timbro.visti.ModuloRichiesta;
import it.timbro.visti.RegistroVisti;
import it.timbro.visti.Visti;
import it.timbro.visti.Visti.Scritto;
import it.timbro.visti.web.ModuloVisto.Riempito;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The counter for visti: the form, the sheet, the second officer, the handover, the register.
public final class VistiPage implements HttpService {
    private static final Set<Ruolo> LEGALIZZA = EnumSet.of(Ruolo.LEGALIZZATORE);
    private static final int MAX_VOCI = 100;
    private final RegistroVisti registro;
    private final Lettura lettura;
    private final Stampe stampe;
    private final SecondaPersona seconda;
    private final Pages pages;
    private final RandomGenerator random;

    /// What it reads.
    public record Lettura(Journal journal, Sede sede, Visti visti, Archivio archivio, Aziende aziende) {}

    /// What it prints.
    public record Stampe(FoglioVisto foglio, ModuloRichiesta modulo) {}

    /// Companies as far as they are known here.
    @FunctionalInterface
    public interface Aziende {
        Optional<Azienda> di(CodiceFiscale impresa);
    }

    /// @param firmatari names of who signs for it
    public record Azienda(String denominazione, List<String> firmatari) {}

    /// @param random for the ids: two forms must never draw the same
    public VistiPage(
            RegistroVisti registro,
            Lettura lettura,
            Stampe stampe,
            SecondaPersona seconda,
            Pages pages,
            RandomGenerator random) {
        this.registro = registro;
        this.lettura = lettura;
        this.stampe = stampe;
        this.seconda = seconda;
        this.pages = pages;
        this.random = random;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/visti", this::elenco)
                .get("/visti/nuovo", this::nuovo)
                .get("/visti/modulo.pdf", this::modulo)
                .post("/visti", this::rilascia)
                .get("/visti/{numero}", (request, response) -> uno(request, response, Optional.empty()))
                .get("/visti/{numero}/foglio.pdf", this::foglio)
                .get("/visti/{numero}/modulo.pdf", this::richiesta)
                .get("/visti/{numero}/copia/{sha256}", this::copia)
                .post("/visti/{numero}/legalizza", this::legalizza)
                .post("/visti/{numero}/consegna", this::consegna)
                .post("/visti/{numero}/annulla", this::annulla);
    }

    private void elenco(ServerRequest request, ServerResponse response) {
        String cercato = request.query().first("q").orElse("").strip();
        List<String> words = Arrays.stream(cercato.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        Frame frame = pages.frame(request, "Visti");
        pages.send(
                response,
                "visti/elenco.jte",
                new VistiView.Elenco(
                        frame,
                        cercato,
                        lettura
                                .journal()
                                .read(rows -> lettura.visti().cerca(rows, lettura.sede(), words, MAX_VOCI))
                                .stream()
                                .map(Dettagli::voce)
                                .toList(),
                        frame.puo(Ruolo.FIRMATARIO)));
    }

    /// With the codice fiscale of a company its name and who signs for it stand there already.
    private void nuovo(ServerRequest request, ServerResponse response) {
        Map<String, String> scritto = new LinkedHashMap<>();
        request.query()
                .first("impresa")
                .asOptional()
                .flatMap(CodiceFiscale::parse)
                .ifPresent(codice -> {
                    scritto.put("cfImpresa", codice.valore());
                    lettura.aziende().di(codice).ifPresent(azienda -> {
                        scritto.put("impresa", azienda.denominazione());
                        azienda.firmatari().stream().findFirst().ifPresent(nome -> scritto.put("firmatario", nome));
                    });
                });
        String id = IdPresentazione.nuova(random).text();
        nuovo(request, response, new Riempito(id, scritto, List.of()), Optional.empty());
    }

    private void nuovo(ServerRequest request, ServerResponse response, Riempito scritto, Optional<Rejection> errore) {
        List<String> firmatari = CodiceFiscale.parse(scritto.campi().getOrDefault("cfImpresa", ""))
                .flatMap(lettura.aziende()::di)
                .map(Azienda::firmatari)
                .orElse(List.of());
        pages.send(
                response,
                "visti/nuovo.jte",
                new VistiView.Nuovo(
                        pages.frame(request, "Nuovo visto"),
                        scritto.id(),
                        registro.regole(),
                        registro.mezzi(),
                        registro.cassaAperta(Guard.login(request)),
                        scritto.campi(),
                        scritto.caricate(),
                        firmatari,
                        errore));
    }

    private void rilascia(ServerRequest request, ServerResponse response) {
        ModuloVisto modulo = new ModuloVisto(Form.of(request), lettura.archivio());
        try {
            NumeroVisto numero = registro.rilascia(
                    modulo.richiesta(), funzionario(Guard.operatore(request)), modulo.consegna(), Guard.login(request));
            pages.done(request, response, "/visti/" + numero, "Visto registrato con il numero " + numero + ".");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            nuovo(request, response, modulo.riempito(), Optional.of(e.rejection()));
        }
    }

    private void legalizza(ServerRequest request, ServerResponse response) {
        carry(request, response, "Legalizzato: stampa di nuovo il foglio, ora ha le due firme.", () -> {
            Form form = Form.of(request);
            Operatore session = Guard.operatore(request);
            Operatore secondo = session.haUno(LEGALIZZA) && !session.login().equals(primo(request))
                    ? session
                    : seconda.read(request, LEGALIZZA);
            Pagato pagato = Dettagli.pagato(read(request), form);
            registro.legalizza(numero(request), funzionario(secondo), pagato, Guard.login(request));
        });
    }

    private String primo(ServerRequest request) {
        return read(request).funzionario().login();
    }

    private void consegna(ServerRequest request, ServerResponse response) {
        carry(
                request,
                response,
                "Originale riconsegnato.",
                () -> registro.consegna(numero(request), Guard.login(request)));
    }

    private void annulla(ServerRequest request, ServerResponse response) {
        carry(request, response, "Visto annullato: resta nel registro, con l'atto.", () -> {
            Form form = Form.of(request);
            String atto = form.text("atto");
            registro.annulla(
                    numero(request),
                    new Autorizzazione(
                            Guard.operatore(request).nome(),
                            atto.isEmpty() ? "provvedimento in sede" : atto,
                            Autorizzazione.Pervenuta.IN_SEDE),
                    form.text("motivo"),
                    Guard.login(request));
        });
    }

    private void carry(ServerRequest request, ServerResponse response, String fatto, Runnable act) {
        try {
            act.run();
            pages.done(request, response, "/visti/" + numero(request), fatto);
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            uno(request, response, Optional.of(e.rejection()));
        }
    }

    private void uno(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        Scritto scritto = read(request);
        Frame frame = pages.frame(request, "Visto " + scritto.numero());
        Operatore session = Guard.operatore(request);
        boolean qui = scritto.annullo().isEmpty() && scritto.sede().equals(lettura.sede());
        pages.send(
                response,
                "visti/uno.jte",
                new VistiView.Uno(
                        frame,
                        scritto.numero().text(),
                        Dettagli.stato(scritto),
                        scritto.visto().lingua(),
                        scritto.visto().testo(),
                        scritto.legalizzazione()
                                .map(Visti.Legalizzazione::testo)
                                .orElse(""),
                        Dettagli.dati(scritto),
                        scritto.visto().copia().stream()
                                .map(file -> new VistiView.Copia(file.sha256().hex(), file.nome()))
                                .toList(),
                        Dettagli.ricevute(scritto),
                        Dettagli.compresa(scritto) ? List.of() : registro.mezzi(),
                        registro.cassaAperta(Guard.login(request)),
                        qui
                                && scritto.legalizzazione().isEmpty()
                                && frame.puo(
                                        Ruolo.OPERATORE, Ruolo.FIRMATARIO, Ruolo.LEGALIZZATORE, Ruolo.RESPONSABILE),
                        !session.haUno(LEGALIZZA)
                                || session.login().equals(scritto.funzionario().login()),
                        qui
                                && scritto.consegnatoMs().isEmpty()
                                && scritto.visto().telematico() == null
                                && frame.puo(
                                        Ruolo.OPERATORE, Ruolo.FIRMATARIO, Ruolo.LEGALIZZATORE, Ruolo.RESPONSABILE),
                        qui && frame.puo(Ruolo.RESPONSABILE),
                        Dettagli.annullo(scritto, pages.nomi()),
                        errore));
    }

    private void foglio(ServerRequest request, ServerResponse response) {
        Scritto scritto = read(request);
        Scarico.pdf(
                response, "visto-" + scritto.numero() + ".pdf", stampe.foglio().pdf(scritto));
    }

    /// To be filled in by hand.
    private void modulo(ServerRequest request, ServerResponse response) {
        Scarico.pdf(response, "richiesta-visto.pdf", stampe.modulo().vuoto(registro.regole(), registro.adesso()));
    }

    private void richiesta(ServerRequest request, ServerResponse response) {
        Scritto scritto = read(request);
        Scarico.pdf(
                response,
                "richiesta-" + scritto.numero() + ".pdf",
                stampe.modulo().di(scritto, registro.regole(scritto)));
    }

    private void copia(ServerRequest request, ServerResponse response) {
        Scarico.send(
                request, response, lettura.archivio(), read(request).visto().copia());
    }

    private Scritto read(ServerRequest request) {
        NumeroVisto numero = numero(request);
        return lettura.journal()
                .read(rows -> lettura.visti().find(rows, numero))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("il visto " + numero));
    }

    private static NumeroVisto numero(ServerRequest request) {
        return new NumeroVisto(request.path().pathParameters().get("numero"));
    }

    private static Funzionario funzionario(Operatore persona) {
        return new Funzionario(persona.login(), persona.nome());
    }
}
