package it.timbro.politica.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.base.Sede;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.politica.CambioPolitica;
import it.timbro.politica.CambioPolitica.Proposta;
import it.timbro.politica.Competenza;
import it.timbro.politica.Competenza.Ambito;
import it.timbro.politica.Parametri;
import it.timbro.politica.Parametro;
import it.timbro.politica.Parametro.Gruppo;
import it.timbro.politica.Politica;
import it.timbro.politica.Quadro;
import it.timbro.politica.Tipo;
import it.timbro.politica.Variazione;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// «Politica»: what holds today for a chamber or a branch, what will hold from a day on, who
/// decided it; and the form in which the responsabile decides.
public final class PoliticaPage implements HttpService {
    private static final String PATH = "/politica";
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ITALY);
    private static final int MAX_DECISIONI = 100;

    private final CambioPolitica cambio;
    private final Competenza competenza;
    private final Lettura lettura;
    private final Pages pages;
    private final Quando quando;

    public PoliticaPage(CambioPolitica cambio, Competenza competenza, Lettura lettura, Pages pages, Quando quando) {
        this.cambio = cambio;
        this.competenza = competenza;
        this.lettura = lettura;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                        PATH,
                        (request, response) -> Pages.redirect(
                                request,
                                response,
                                dove(competenza.ambiti().getFirst().code())))
                .get("/politica/{ambito}", (request, response) -> show(request, response, Optional.empty()))
                .get("/politica/{ambito}/{gruppo}", this::modulo)
                .post("/politica/{ambito}/ritira", this::ritira)
                .post("/politica/{ambito}/{gruppo}", this::cambia);
    }

    private static String dove(String ambito) {
        return PATH + "/" + ambito;
    }

    private Ambito ambito(ServerRequest request) {
        String code = request.path().pathParameters().get("ambito");
        return competenza.ambiti().stream()
                .filter(ambito -> ambito.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la politica richiesta"));
    }

    private static Gruppo gruppo(ServerRequest request) {
        String code = request.path().pathParameters().get("gruppo");
        return Arrays.stream(Gruppo.values())
                .filter(gruppo -> gruppo.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la parte richiesta della politica"));
    }

    private void show(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        Ambito qui = ambito(request);
        Sede sede = new Sede(qui.code());
        LocalDate oggi = quando.oggi();
        List<Variazione> decise = lettura.journal().read(lettura.variazioni()::tutte);
        List<Quadro> quadro = Quadro.di(lettura.politiche(), decise, sede, oggi);
        Frame frame = pages.frame(request, "Politica di " + qui.nome());
        boolean puo = frame.puo(Ruolo.RESPONSABILE);
        pages.send(
                response,
                "politica/politica.jte",
                new PoliticaView(
                        frame,
                        qui.code(),
                        qui.nome(),
                        GIORNO.format(oggi),
                        competenza.ambiti().stream()
                                .map(ambito ->
                                        new PoliticaView.Ambito(ambito.code(), ambito.nome(), ambito.equals(qui)))
                                .toList(),
                        Arrays.stream(Gruppo.values())
                                .map(gruppo -> gruppo(
                                        gruppo,
                                        quadro,
                                        puo && !campi(gruppo, sede).isEmpty()))
                                .toList(),
                        decise.reversed().stream()
                                .filter(variazione -> Quadro.riguarda(variazione, sede))
                                .limit(MAX_DECISIONI)
                                .map(variazione -> decisione(variazione, oggi))
                                .toList(),
                        puo,
                        errore));
    }

    private PoliticaView.Gruppo gruppo(Gruppo gruppo, List<Quadro> quadro, boolean cambia) {
        return new PoliticaView.Gruppo(
                gruppo.code(),
                gruppo.nome(),
                cambia,
                quadro.stream()
                        .filter(riga -> riga.parametro().gruppo() == gruppo)
                        .map(riga -> new PoliticaView.Riga(
                                riga.parametro().nome(),
                                riga.parametro().tipo().letto(riga.scritto()),
                                riga.decisa()
                                        .map(decisa -> "dal " + GIORNO.format(decisa.dal()) + ", " + decisa.operatore()
                                                + ": " + decisa.motivo())
                                        .orElse(""),
                                poi(riga)))
                        .toList());
    }

    private static List<String> poi(Quadro riga) {
        return riga.poi().stream()
                .map(poi -> "dal " + GIORNO.format(poi.dal()) + ": "
                        + riga.parametro().tipo().letto(poi.scritto()))
                .toList();
    }

    private PoliticaView.Decisione decisione(Variazione variazione, LocalDate oggi) {
        boolean ours = variazione
                .id()
                .startsWith(competenza.stream(variazione.ambito()).sede() + "/");
        return new PoliticaView.Decisione(
                GIORNO.format(variazione.dal()),
                nome(variazione.ambito()),
                variazione.valori().entrySet().stream()
                        .map(PoliticaPage::valore)
                        .sorted()
                        .toList(),
                variazione.motivo(),
                variazione.operatore() + ", " + quando.ora(variazione.ms()),
                variazione
                        .ritiro()
                        .map(ritiro -> ritiro.operatore() + ", " + quando.ora(ritiro.ms()) + ": " + ritiro.motivo())
                        .orElse(""),
                ours && variazione.ritiro().isEmpty() && variazione.dal().isAfter(oggi) ? variazione.id() : "");
    }

    private static String valore(Map.Entry<String, String> valore) {
        return Parametri.find(valore.getKey())
                .map(parametro -> parametro.nome() + ": " + parametro.tipo().letto(valore.getValue()))
                .orElseGet(() -> valore.getKey() + ": " + valore.getValue());
    }

    private String nome(String ambito) {
        return competenza.ambiti().stream()
                .filter(known -> known.code().equals(ambito))
                .findFirst()
                .map(Ambito::nome)
                .orElse("tutta la camera");
    }

    private List<Parametro> campi(Gruppo gruppo, Sede sede) {
        Politica oggi = lettura.politiche().valida(sede, quando.oggi());
        return Parametri.di(gruppo).stream()
                .filter(parametro -> competenza.decide(oggi, parametro))
                .toList();
    }

    private void modulo(ServerRequest request, ServerResponse response) {
        modulo(request, response, Map.of(), "", "", Optional.empty());
    }

    /// @param scritti what the person wrote so far, by path
    private void modulo(
            ServerRequest request,
            ServerResponse response,
            Map<String, String> scritti,
            String dal,
            String motivo,
            Optional<Rejection> errore) {
        Ambito qui = ambito(request);
        Gruppo gruppo = gruppo(request);
        Sede sede = new Sede(qui.code());
        LocalDate oggi = quando.oggi();
        List<Variazione> decise = lettura.journal().read(lettura.variazioni()::tutte);
        List<Parametro> parametri = campi(gruppo, sede);
        if (parametri.isEmpty()) {
            throw Problem.POLITICA_ALTRUI.rejected("«" + gruppo.nome() + "»");
        }
        LocalDate minimo = oggi.plusDays(
                parametri.stream().mapToInt(Parametro::anticipo).max().orElse(0));
        pages.send(
                response,
                "politica/gruppo.jte",
                new GruppoView(
                        pages.frame(request, gruppo.nome() + ", " + qui.nome()),
                        qui.code(),
                        qui.nome(),
                        gruppo.code(),
                        gruppo.nome(),
                        decise.size(),
                        Quadro.di(lettura.politiche(), decise, sede, oggi).stream()
                                .filter(riga -> parametri.contains(riga.parametro()))
                                .map(riga -> new GruppoView.Campo(
                                        riga.parametro().via(),
                                        riga.parametro().nome(),
                                        riga.parametro().tipo(),
                                        riga.scritto(),
                                        scritti.getOrDefault(riga.parametro().via(), riga.scritto()),
                                        poi(riga)))
                                .toList(),
                        dal.isEmpty() ? minimo.toString() : dal,
                        minimo.toString(),
                        motivo,
                        errore));
    }

    private void cambia(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        Ambito qui = ambito(request);
        Map<String, String> scritti = new LinkedHashMap<>();
        Map<String, String> cambiati = new LinkedHashMap<>();
        Parametri.di(gruppo(request)).stream()
                .filter(parametro -> form.has("era." + parametro.via()))
                .forEach(parametro -> {
                    String scritto = scritto(form, parametro);
                    scritti.put(parametro.via(), scritto);
                    if (!scritto.equals(form.text("era." + parametro.via()))) {
                        cambiati.put(parametro.via(), scritto);
                    }
                });
        String dal = form.text("dal");
        String motivo = form.text("motivo");
        try {
            cambio.cambia(
                    new Proposta(
                            qui.code(),
                            Math.toIntExact(Math.clamp(form.number("viste"), 0, Integer.MAX_VALUE)),
                            giorno(dal),
                            cambiati,
                            motivo),
                    Guard.login(request));
            pages.done(request, response, dove(qui.code()), "Deciso: vale dal " + GIORNO.format(giorno(dal)) + ".");
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), errore -> modulo(request, response, scritti, dal, motivo, errore));
        }
    }

    /// Ticked boxes are several fields of one name.
    private static String scritto(Form form, Parametro parametro) {
        return parametro.tipo() instanceof Tipo.Scelta scelta && scelta.piu()
                ? String.join(" ", form.all(parametro.via()))
                : form.text(parametro.via());
    }

    private static LocalDate giorno(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException _) {
            throw Problem.POLITICA_NON_VALIDA.rejected("il primo giorno non è una data");
        }
    }

    private void ritira(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        Ambito qui = ambito(request);
        try {
            cambio.ritira(form.required("id", "Variazione"), form.text("motivo"), Guard.login(request));
            pages.done(request, response, dove(qui.code()), "Ritirata: resta com'era.");
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), errore -> show(request, response, errore));
        }
    }
}
