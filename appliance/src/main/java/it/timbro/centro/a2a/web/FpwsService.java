package it.timbro.centro.a2a.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.atti.Correzioni;
import it.timbro.atti.FileInviato;
import it.timbro.atti.Invio;
import it.timbro.atti.Presa;
import it.timbro.base.Problem;
import it.timbro.centro.Camere;
import it.timbro.centro.a2a.Bozza;
import it.timbro.centro.a2a.Elenco;
import it.timbro.centro.a2a.Elenco.Voce;
import it.timbro.centro.a2a.Filtro;
import it.timbro.centro.a2a.Mittente;
import it.timbro.centro.a2a.Utenti;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.TipoAllegato;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Mounted at `/fpbews`: the calls with which a company's program prepares, sends and follows its pratiche.
/// Credentials stand in the headers `FPWS-UserId` and `FPWS-Password`. Each call has a twin with the suffix
/// `ServiceUser`; both forms take `userIdOperativo`.
public final class FpwsService implements HttpService {
    private static final String SERVICE_USER = "ServiceUser";

    private final Utenti utenti;
    private final Presa presa;
    private final Invio invio;
    private final Correzioni correzioni;
    private final Elenco elenco;
    private final Camere camere;
    private final Righe righe;

    public FpwsService(Utenti utenti, Presa presa, Invio invio, Correzioni correzioni, Elenco elenco, Camere camere) {
        this.utenti = utenti;
        this.presa = presa;
        this.invio = invio;
        this.correzioni = correzioni;
        this.elenco = elenco;
        this.camere = camere;
        this.righe = new Righe(camere);
    }

    @Override
    public void routing(HttpRules rules) {
        for (String suffix : List.of("", SERVICE_USER)) {
            rules.put("/pratica/creaA2A" + suffix, Risposte.heavy(this::crea))
                    .put("/pratica/aggiungiAllegatoA2A" + suffix, Risposte.heavy(this::aggiungi))
                    .post("/pratica/inviaA2A" + suffix, Risposte.call(this::invia))
                    .delete("/pratica/annullaA2A" + suffix, Risposte.call(this::annulla))
                    .post("/pratica/rinunciaA2A" + suffix, Risposte.call(this::rinuncia))
                    .post("/pratica/aggiornaNoteA2A" + suffix, Risposte.call(this::annota))
                    .post("/pratica/listaPraticheA2A" + suffix, Risposte.call(this::lista))
                    .post("/pratica/listaRettificheRichiesteA2A" + suffix, Risposte.call(this::daRettificare))
                    .put("/pratica/rettificaAllegatoA2A" + suffix, Risposte.heavy(this::rettifica))
                    .post("/pratica/rettificaAllegatoA2A" + suffix, Risposte.heavy(this::rettificaOppureTrasmetti))
                    .post("/pratica/trasmettiRettificaA2A" + suffix, Risposte.call(this::trasmetti))
                    .post("/pratica/listaA2A" + suffix, Risposte.call(this::camere))
                    .post("/pratica/listaSediA2A" + suffix, Risposte.call(this::uffici));
        }
        rules.any(Risposte.call(FpwsService::nothing));
    }

    private static void nothing(ServerRequest request, ServerResponse response) {
        throw Problem.NON_TROVATO.rejected(
                request.prologue().method().text() + " " + request.path().path());
    }

    private void crea(ServerRequest request, ServerResponse response) {
        Mittente mittente = mittente(request);
        Corpo corpo = Corpo.read(request.content().inputStream());
        Corpo dati = corpo.dentro("datiPratica");
        Corpo impresa = dati.dentro("datiImpresa");
        checkServizio(dati);
        byte[] p7m = corpo.fileInviato()
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("manca il file in modelloBaseB64"));
        Bozza bozza = presa.crea(
                mittente,
                new Presa.Richiesta(
                        dati.testo("tipoPratica"),
                        dati.testo("descrizione"),
                        first(dati.testo("cciaaCompetenza"), impresa.testo("cciaa")),
                        dati.testo("codiceSedeDistaccata"),
                        impresa.testo("codFisc"),
                        p7m));
        answer(response, mittente, bozza);
    }

    private static void checkServizio(Corpo dati) {
        String servizio = dati.testo("tPratica");
        if (!servizio.isEmpty() && !servizio.equalsIgnoreCase("cdor")) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("tPratica deve essere «cdor»");
        }
    }

    private void aggiungi(ServerRequest request, ServerResponse response) {
        Mittente mittente = mittente(request);
        NumeroPratica numero = numero(request);
        Corpo corpo = Corpo.read(request.content().inputStream());
        answer(response, mittente, presa.allega(mittente, numero, file(corpo, codice(corpo))));
    }

    private void invia(ServerRequest request, ServerResponse response) {
        Mittente mittente = mittente(request);
        answer(response, mittente, invio.invia(mittente, numero(request)));
    }

    private void annulla(ServerRequest request, ServerResponse response) {
        Mittente mittente = mittente(request);
        answer(response, mittente, presa.annulla(mittente, numero(request)));
    }

    private void rinuncia(ServerRequest request, ServerResponse response) {
        Mittente mittente = mittente(request);
        answer(response, mittente, presa.rinuncia(mittente, numero(request), query(request, "motivo")));
    }

    private void annota(ServerRequest request, ServerResponse response) {
        Mittente mittente = mittente(request);
        answer(response, mittente, presa.annota(mittente, numero(request), query(request, "note")));
    }

    private void rettifica(ServerRequest request, ServerResponse response) {
        Mittente mittente = mittente(request);
        rettifica(
                response,
                mittente,
                numero(request),
                Corpo.read(request.content().inputStream()));
    }

    /// One public client transmits with this call and no body.
    private void rettificaOppureTrasmetti(ServerRequest request, ServerResponse response) {
        Mittente mittente = mittente(request);
        NumeroPratica numero = numero(request);
        Corpo corpo = Corpo.read(request.content().inputStream());
        if (corpo.campi().isEmpty() && corpo.fileInviato().isEmpty()) {
            answer(response, mittente, correzioni.trasmetti(mittente, numero));
        } else {
            rettifica(response, mittente, numero, corpo);
        }
    }

    private void rettifica(ServerResponse response, Mittente mittente, NumeroPratica numero, Corpo corpo) {
        answer(
                response,
                mittente,
                corpo.vero("rettificaModelloBase")
                        ? correzioni.modello(mittente, numero, file(corpo, TipoAllegato.MOB))
                        : correzioni.allega(mittente, numero, file(corpo, codice(corpo))));
    }

    private void trasmetti(ServerRequest request, ServerResponse response) {
        Mittente mittente = mittente(request);
        answer(response, mittente, correzioni.trasmetti(mittente, numero(request)));
    }

    private void lista(ServerRequest request, ServerResponse response) {
        Mittente mittente = mittente(request);
        Filtro filtro = filtro(Corpo.read(request.content().inputStream()));
        Risposte.ok(
                response,
                Map.of(
                        "pratiche",
                        elenco.trova(mittente, filtro).stream()
                                .map(voce -> filtro.numero().isEmpty() ? righe.riga(voce) : intera(voce))
                                .toList()));
    }

    /// One pratica that was asked for by its code carries its document; a list would be too heavy.
    private Righe.Pratica intera(Voce voce) {
        return righe.intera(voce, elenco.daStampare(voce));
    }

    private void daRettificare(ServerRequest request, ServerResponse response) {
        Mittente mittente = mittente(request);
        Filtro filtro = filtro(Corpo.read(request.content().inputStream()));
        Risposte.ok(
                response,
                Map.of(
                        "pratiche",
                        elenco.daRettificare(mittente, filtro).stream()
                                .map(righe::riga)
                                .toList()));
    }

    record Camera(String cciaa, String descrizione) {}

    record Ufficio(String codiceSede, String descrizione, String indirizzo) {}

    /// Clients pass "CO" as `siglaProvincia`, which is the service: all the chambers are answered whatever it says.
    private void camere(ServerRequest request, ServerResponse response) {
        mittente(request);
        Risposte.ok(
                response,
                Map.of(
                        "sportelli",
                        camere.tutte().stream()
                                .map(camera -> new Camera(camera.sigla().code(), camera.nome()))
                                .toList()));
    }

    private void uffici(ServerRequest request, ServerResponse response) {
        mittente(request);
        String sigla = first(query(request, "cciaa"), query(request, "siglaProvincia"));
        Camere.Camera camera = camere.camera(sigla)
                .orElseThrow(() -> Problem.SEDE_SCONOSCIUTA.rejected(sigla.substring(0, Math.min(20, sigla.length()))));
        Risposte.ok(
                response,
                Map.of(
                        "sedi",
                        camera.uffici().stream()
                                .map(ufficio -> new Ufficio(ufficio.sede().code(), ufficio.nome(), ufficio.indirizzo()))
                                .toList()));
    }

    private void answer(ServerResponse response, Mittente mittente, Bozza bozza) {
        Risposte.ok(response, righe.riga(elenco.read(mittente, bozza.numero())));
    }

    private static FileInviato file(Corpo corpo, TipoAllegato codice) {
        byte[] bytes = corpo.fileInviato()
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("manca il file in modelloBaseB64"));
        return new FileInviato(codice, corpo.testo("allegatoFileName"), corpo.testo("descrizioneAllegato"), bytes);
    }

    private static TipoAllegato codice(Corpo corpo) {
        String written = corpo.testo("tipoAllegato");
        return TipoAllegato.parse(written)
                .orElseThrow(() -> Problem.ALLEGATO_NON_VALIDO.rejected("il codice «"
                        + written.substring(0, Math.min(20, written.length())) + "» in tipoAllegato non esiste"));
    }

    private static Filtro filtro(Corpo corpo) {
        Corpo filtri = corpo.dentro("filtri");
        Corpo dati = corpo.dentro("datiPratica");
        return new Filtro(
                filtri.testo("CODICE_PRATICA"),
                first(filtri.testo("CODICE_FISCALE"), dati.dentro("datiImpresa").testo("codFisc")),
                giorno(filtri.testo("DATA_DOMANDA")),
                first(filtri.testo("SEDE_DISTACCATA"), dati.testo("codiceSedeDistaccata")),
                corpo.vero("aperte"));
    }

    /// `2026-02-22`, `22/02/2026`, or either with a time behind it.
    private static @Nullable LocalDate giorno(String written) {
        if (written.isEmpty()) {
            return null;
        }
        try {
            String day = written.substring(0, Math.min(10, written.length()));
            return day.contains("/")
                    ? LocalDate.parse(day, java.time.format.DateTimeFormatter.ofPattern("dd/MM/uuuu"))
                    : LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("DATA_DOMANDA non è una data (AAAA-MM-GG)");
        }
    }

    private Mittente mittente(ServerRequest request) {
        return utenti.autentica(
                request.headers().first(HeaderNames.create("FPWS-UserId")).orElse(""),
                request.headers().first(HeaderNames.create("FPWS-Password")).orElse(""),
                query(request, "userIdOperativo"),
                request.remotePeer().host());
    }

    private static NumeroPratica numero(ServerRequest request) {
        String written = query(request, "idPratica");
        return NumeroPratica.parse(written)
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected(
                        written.isEmpty() ? "manca idPratica" : "idPratica non è un numero di pratica"));
    }

    private static String query(ServerRequest request, String name) {
        return request.query().first(name).orElse("").strip();
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
