package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.atti.Apertura;
import it.timbro.base.Lazy;
import it.timbro.base.Sede;
import it.timbro.emergenza.Accettazione;
import it.timbro.emergenza.Emergenza;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.emergenza.Stampati;
import it.timbro.emergenza.web.AperturaPage;
import it.timbro.emergenza.web.EmergenzaPage;
import it.timbro.emergenza.web.Manca;
import it.timbro.emergenza.web.PresentazionePage;
import it.timbro.journal.Reading;
import it.timbro.page.Pages;
import it.timbro.politica.Politica;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.sportello.Problemi;
import it.timbro.sportello.Problemi.Problema;
import it.timbro.sportello.Registrazioni;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The register of emergency of a branch, wired: its acts, its pages, and what it answers to the day
/// view and the search.
final class EmergencyWing implements Registrazioni {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final int MAX_TROVATE = 20;
    private static final int COUNTED = 100;

    private final Ground ground;
    private final Sede sede;
    private final Emergenza emergenza;
    private final Accettazione accettazione;
    private final Apertura apertura;
    private final Lazy<Stampati> stampati;

    /// @param collegata whether the centre is reached now
    /// @param apertura the pratica that begins with a presentazione
    EmergencyWing(
            Ground ground,
            StreamId stream,
            Lazy<ReportComposer> reports,
            BooleanSupplier collegata,
            Apertura apertura) {
        this.ground = ground;
        this.sede = ground.config.sede();
        this.emergenza = new Emergenza(
                ground.journal,
                stream,
                ground.stores.emergenze(),
                ground.stores.custodie(),
                ground.time,
                Stampati::quando);
        this.accettazione = new Accettazione(
                ground.journal,
                stream,
                emergenza,
                ground.stores.presentazioni(),
                ground.time,
                new Accettazione.Domande(collegata, EmergencyWing::numera, apertura));
        this.apertura = apertura;
        this.stampati = new Lazy<>(() -> new Stampati(reports, ufficio()));
    }

    /// The one guard before each number of emergency: a machine that may number nothing throws here.
    private static void numera(Reading rows) {}

    private String ufficio() {
        Politica politica = ground.politiche.valida(sede, LocalDate.ofInstant(ground.time.now(), ROMA));
        return politica.camera() + ", sede di " + politica.luogo();
    }

    /// @param precompilate forms that were begun elsewhere in the house
    HttpService pages(PresentazionePage.Precompilate precompilate, Pages pages) {
        EmergenzaPage.Lettura lettura = new EmergenzaPage.Lettura(
                ground.journal, sede, ground.stores.emergenze(), ground.stores.presentazioni());
        EmergenzaPage registro = new EmergenzaPage(emergenza, lettura, stampati.get(), ground.time, pages);
        PresentazionePage presentazioni = new PresentazionePage(
                accettazione,
                new PresentazionePage.Fonti(lettura, ground.archivio, precompilate),
                stampati.get(),
                pages,
                ground.random);
        AperturaPage aperture = new AperturaPage(apertura, precompilate, presentazioni, pages);
        return rules -> {
            registro.routing(rules);
            presentazioni.routing(rules);
            aperture.routing(rules);
        };
    }

    /// The problems of the house, and before them a register that is open and what waits for its
    /// number.
    Problemi con(Problemi altri) {
        return rows -> {
            List<Problema> tutti = new ArrayList<>();
            emergenza.aperto(rows).map(EmergencyWing::aperto).ifPresent(tutti::add);
            attendono(rows).ifPresent(tutti::add);
            tutti.addAll(altri.problemi(rows));
            return List.copyOf(tutti);
        };
    }

    private static Problema aperto(Emergenza.Aperto aperto) {
        return new Problema(
                "Registro di emergenza aperto",
                aperto.termine().scaduto()
                        ? "Il limite dell'ultimo atto è passato: senza un altro atto non si registra."
                        : "Si registra ancora per " + Manca.di(aperto.termine().resta()) + ".",
                aperto.registro().apertaMs(),
                aperto.termine().scaduto() ? "Serve un altro atto" : "Guarda",
                "/emergenza");
    }

    private Optional<Problema> attendono(Reading rows) {
        List<Scritta> waiting = ground.stores.presentazioni().senzaProtocollo(rows, sede, COUNTED);
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problema(
                        waiting.size() == 1
                                ? "Una presentazione senza numero ordinario"
                                : waiting.size() + " presentazioni senza numero ordinario",
                        "Lo dà la centrale appena risponde; i termini corrono già dalla presentazione.",
                        waiting.getFirst().ms(),
                        "Guarda",
                        "/presentazione"));
    }

    @Override
    public Optional<Trovata> conNumero(Reading rows, String typed) {
        return NumeroEmergenza.parse(typed)
                .flatMap(numero -> ground.stores.presentazioni().conNumero(rows, numero))
                .or(() -> NumeroProtocollo.parse(typed)
                        .flatMap(numero -> ground.stores.presentazioni().conNumero(rows, numero)))
                .map(scritta -> trovata(rows, scritta));
    }

    @Override
    public List<Trovata> cerca(Reading rows, String typed) {
        List<String> words = Arrays.stream(typed.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return ground.stores.presentazioni().cerca(rows, sede, words, MAX_TROVATE).stream()
                .map(scritta -> trovata(rows, scritta))
                .toList();
    }

    /// Who scans its number wants the pratica, where there is one.
    private Trovata trovata(Reading rows, Scritta scritta) {
        IdPresentazione id = scritta.presentazione().id();
        return new Trovata(
                scritta.emergenza()
                        .map(emergenza -> emergenza.numero().text())
                        .or(() -> scritta.protocollo()
                                .map(protocollo -> protocollo.numero().text()))
                        .orElse("in attesa di protocollo"),
                scritta.presentazione().corrispondente(),
                scritta.presentazione().oggetto(),
                ground.stores
                        .presentazioni()
                        .aperta(rows, id)
                        .map(pratica -> "/pratica/" + pratica)
                        .orElse("/presentazione/" + id));
    }
}
