package it.timbro.pratica.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.atti.Riconciliazione;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.pratica.Carte;
import it.timbro.pratica.Carte.Carta;
import it.timbro.pratica.DellaCarta.CartaRisolta.Decisione;
import it.timbro.pratica.Impronte;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.sync.protocol.StreamId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Cards, at the branch and at the centre: the list, one card, the decision with its reason.
public final class CartePage implements HttpService {
    private final Journal journal;
    private final Carte carte;
    private final Pratiche pratiche;
    private final Impronte impronte;
    private final Function<Reading, List<CarteView.Rinvio>> rinvii;
    private final Riconciliazione riconciliazione;
    private final Pages pages;
    private final Quando quando;

    public CartePage(Journal journal, Letture letture, Riconciliazione riconciliazione, Pages pages, Quando quando) {
        this.journal = journal;
        this.carte = letture.carte();
        this.pratiche = letture.pratiche();
        this.impronte = letture.impronte();
        this.rinvii = letture.rinvii();
        this.riconciliazione = riconciliazione;
        this.pages = pages;
        this.quando = quando;
    }

    /// What the page reads.
    ///
    /// @param rinvii what waits for a person like a card, and is decided elsewhere
    public record Letture(
            Carte carte, Pratiche pratiche, Impronte impronte, Function<Reading, List<CarteView.Rinvio>> rinvii) {
        /// Nothing is decided elsewhere.
        public Letture(Carte carte, Pratiche pratiche, Impronte impronte) {
            this(carte, pratiche, impronte, _ -> List.of());
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/carte", this::list)
                .post("/carte/rifai", this::rifai)
                .get("/carte/{sede}/{nome}/{seq}", (request, response) -> show(request, response, Optional.empty(), ""))
                .post("/carte/{sede}/{nome}/{seq}", this::risolvi);
    }

    private void list(ServerRequest request, ServerResponse response) {
        Frame frame = pages.frame(request, "Carte");
        List<Carta> aperte = journal.read(carte::aperte);
        pages.send(
                response,
                "pratica/carte.jte",
                new CarteView(
                        frame,
                        aperte,
                        journal.read(rinvii::apply),
                        aperte.size() < Carte.MAX_CARTE ? 0 : tutte() - aperte.size(),
                        journal.read(impronte::discordi),
                        frame.puo(Ruolo.RESPONSABILE),
                        quando));
    }

    private int tutte() {
        return journal.read(carte::quante).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /// Tells a pratica anew here; the next comparison says whether it was this end that had it
    /// wrong.
    private void rifai(ServerRequest request, ServerResponse response) {
        NumeroPratica numero = NumeroPratica.parse(Form.of(request).required("pratica", "Pratica"))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la pratica"));
        journal.rebuild("pratica:" + numero);
        pages.done(
                request,
                response,
                "/carte",
                "Pratica " + numero + " ricostruita dai suoi fatti: il prossimo scambio la confronta di nuovo.");
    }

    private void risolvi(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String motivo = form.text("motivo");
        try {
            Decisione decisione = Arrays.stream(Decisione.values())
                    .filter(value -> value.name().equals(form.text("decisione")))
                    .findFirst()
                    .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("manca la decisione"));
            riconciliazione.risolvi(
                    stream(request), seq(request), form.number("vistaFino"), decisione, motivo, Guard.login(request));
            pages.done(request, response, "/carte", "Carta risolta: la decisione è registrata con il tuo nome.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, Optional.of(e.rejection()), motivo);
        }
    }

    private void show(ServerRequest request, ServerResponse response, Optional<Rejection> errore, String motivo) {
        Carta carta = journal.read(rows -> carte.find(rows, stream(request), seq(request)))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la carta"));
        Optional<Scheda> scheda = carta.pratica().flatMap(numero -> journal.read(rows -> pratiche.find(rows, numero)));
        Frame frame = pages.frame(request, CartaView.titolo(carta));
        pages.send(
                response,
                "pratica/carta.jte",
                new CartaView(
                        frame,
                        carta,
                        Storia.of(fatti(carta), quando, frame),
                        vale(carta, scheda, frame),
                        proposta(carta),
                        carta.aperta() && frame.puo(Ruolo.RESPONSABILE)
                                ? carta.tipo().decisioni()
                                : List.of(),
                        carta.decisioni().stream()
                                .map(presa -> new CartaView.Presa(
                                        quando.ora(presa.ms()),
                                        presa.operatore() + ": "
                                                + presa.decisione().parola() + ". «" + presa.motivo() + "»"))
                                .toList(),
                        errore,
                        motivo));
    }

    /// The facts that the card is about.
    private List<Recorded> fatti(Carta carta) {
        return journal.history(carta.subject()).stream()
                .filter(recorded -> recorded.stream().equals(carta.stream()))
                .filter(recorded -> recorded.seq() >= carta.seq() && recorded.seq() <= carta.ultimaSeq())
                .toList();
    }

    private static String vale(Carta carta, Optional<Scheda> scheda, Frame frame) {
        String sede = frame.ufficio(carta.stream().sede());
        return switch (carta.tipo()) {
            case FERMA, SCONOSCIUTA ->
                "Non si può applicare: " + carta.testo() + ". Quello che viene dopo aspetta; il resto va avanti.";
            case SUPERATA ->
                scheda.map(now -> "Per la centrale la pratica è della "
                                + frame.ufficio(now.sede().code()) + " ed è «"
                                + now.stato().parola() + "». Quello che la " + sede
                                + " ha fatto dopo resta nel registro e non cambia la pratica.")
                        .orElse("La pratica non è ancora arrivata qui.");
            case NON_SUO ->
                "Un apparecchio della " + sede + " ha scritto «" + carta.testo()
                        + "», che spetta solo alla centrale o a un'altra sede. È conservato nel registro e non ha cambiato nulla.";
            case PROVA ->
                "La " + sede
                        + " è ripartita da una copia e ha lavorato prima di accorgersene: quello che ha fatto allora è"
                        + " conservato come prova e non è stato applicato.";
            case RISCONTRO -> carta.testo();
            case DUE_CERTIFICATI -> "Per la stessa pratica " + carta.testo().substring("la pratica ".length()) + ".";
        };
    }

    private static String proposta(Carta carta) {
        return switch (carta.tipo()) {
            case FERMA ->
                "Se il fatto è sbagliato, lascialo fuori: resta nel registro e la pratica va avanti senza. Se non sai,"
                        + " chiama l'assistenza prima di decidere.";
            case SCONOSCIUTA -> "Aggiorna il programma: la carta si risolve da sola. Lascialo fuori solo se non puoi.";
            case SUPERATA ->
                "Se la sede ha solo esaminato la pratica non c'è nulla da fare. Se ha stampato o consegnato, fatti"
                        + " restituire la carta e annulla il certificato; numeri e formulari usati restano usati.";
            case NON_SUO ->
                "Il programma non lo scrive mai da solo: qualcuno può avere in mano le chiavi di quell'apparecchio."
                        + " Revocalo alla pagina «Sedi e apparecchi», chiama l'assistenza e iscrivilo di nuovo.";
            case PROVA ->
                "Guarda che cosa è stato fatto: se un certificato è stato stampato o consegnato, ritira la carta o rifai"
                        + " l'atto; un numero usato due volte va annullato.";
            case RISCONTRO ->
                "Confronta la ricevuta o l'addebito con l'estratto conto dell'impresa: chi ha ragione lo dice il conto."
                        + " Poi rimborsa, o chiedi all'impresa quello che manca.";
            case DUE_CERTIFICATI ->
                "Annulla il secondo certificato e ritira originale e copie. La carta sparisce quando l'annullamento è"
                        + " registrato.";
        };
    }

    private static StreamId stream(ServerRequest request) {
        try {
            return new StreamId(
                    request.path().pathParameters().get("sede"),
                    request.path().pathParameters().get("nome"));
        } catch (IllegalArgumentException e) {
            throw Problem.NON_TROVATO.rejected("la carta");
        }
    }

    private static long seq(ServerRequest request) {
        String text = request.path().pathParameters().get("seq");
        if (!text.matches("[0-9]{1,18}")) {
            throw Problem.NON_TROVATO.rejected("la carta");
        }
        return Long.parseLong(text);
    }
}
