package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.operatori.Anagrafe;
import it.timbro.operatori.Consultazioni;
import it.timbro.operatori.Conti;
import it.timbro.operatori.Ingresso;
import it.timbro.operatori.Libro;
import it.timbro.operatori.Operatori;
import it.timbro.operatori.Personale;
import it.timbro.operatori.PrimoAvvio;
import it.timbro.operatori.PrimoResponsabile;
import it.timbro.operatori.Sessioni;
import it.timbro.operatori.segreti.Segreti;
import it.timbro.operatori.store.TentativoStore;
import it.timbro.operatori.web.BloccoWeb;
import it.timbro.operatori.web.ConsultazioniWeb;
import it.timbro.operatori.web.ContoWeb;
import it.timbro.operatori.web.GettoniWeb;
import it.timbro.operatori.web.PersonaleWeb;
import it.timbro.operatori.web.PrimoAvvioWeb;
import it.timbro.page.Guard;
import it.timbro.page.Nomi;
import it.timbro.page.Pages;
import it.timbro.page.Presenze;
import it.timbro.page.Quando;
import it.timbro.page.SecondaPersona;
import it.timbro.politica.Politica;
import it.timbro.pratica.Scheda;
import it.timbro.sportello.web.AccessoWeb;
import it.timbro.sync.protocol.StreamId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The people who may work in a house, and how they get in: the same in both roles.
final class Persone {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    final Segreti segreti = new Segreti();
    final Sessioni sessioni;
    final Guard guard;
    final Consultazioni consultazioni;
    final SecondaPersona seconda;
    private final Supplier<Map<String, String>> nomi;
    private final Predicate<String> nostra;
    private final Operatori operatori;
    private final Ingresso ingresso;
    private final Personale personale;
    private final PrimoResponsabile primo;
    private final Config config;

    Persone(Config config, Journal journal, StreamId stream, Stores stores, Politica.Raccolta politiche, Time time) {
        this.config = config;
        Libro libro = new Libro(journal, stream, stores.operatori(), new TentativoStore(stream.sede()));
        this.sessioni =
                new Sessioni(time, () -> riposo(config, politiche, time), new Conti(journal, stores.operatori()));
        this.operatori = new Operatori(libro, segreti);
        this.nostra = nostra(config);
        this.nomi = journal.kept(rows -> stores.operatori().tutti(rows).stream()
                .collect(Collectors.toMap(
                        Anagrafe.Iscritto::login,
                        iscritto -> iscritto.operatore().nome())));
        this.ingresso = new Ingresso(libro, segreti, sessioni, time);
        this.personale = new Personale(libro, segreti, time);
        this.consultazioni = new Consultazioni(journal, stream, stores.consultazioni(), time);
        this.seconda = new SecondaPersona(ingresso);
        this.primo = new PrimoResponsabile(operatori, segreti, config.data(), time);
        this.guard = new Guard(sessioni, operatori::programma, primo::aperto);
    }

    /// Enrols who stands in the installer's files; where there is nobody then, leaves a code for the first person.
    /// It writes to the journal.
    void comincia() {
        PrimoAvvio files = new PrimoAvvio(operatori);
        config.firstOperator().ifPresent(files::operatori);
        config.firstTokens().ifPresent(files::gettoni);
        primo.comincia();
    }

    /// The pages of entering and of people's accounts.
    HttpService pagine(Presenze presenze, Pages pages, Quando quando) {
        List<HttpService> pagine = List.of(
                presenze,
                new AccessoWeb(ingresso, sessioni, pages, quando),
                new PrimoAvvioWeb(primo, pages),
                new BloccoWeb(ingresso, sessioni, pages),
                new ContoWeb(operatori, pages),
                new PersonaleWeb(personale, pages, quando),
                new ConsultazioniWeb(consultazioni, pages, quando),
                new GettoniWeb(operatori, pages));
        return rules -> pagine.forEach(pagina -> pagina.routing(rules));
    }

    /// What a person of this house is called; the login where nobody has it. Outside of any query.
    private String nome(String login) {
        return nomi.get().getOrDefault(login, login);
    }

    /// For pages: of what was written in this house.
    Nomi nomi() {
        return new Nomi(nostra, this::nome);
    }

    /// A branch writes under its own code; the centre under those of chambers.
    private static Predicate<String> nostra(Config config) {
        return config.role() == Config.Role.FILIALE
                ? config.sede().code()::equals
                : scritta ->
                        config.sedi().stream().noneMatch(sede -> sede.code().equals(scritta));
    }

    /// Somebody is about to see a pratica.
    void consultata(String login, Scheda scheda) {
        consultazioni.pratica(login, scheda.numero().text(), scheda.stato().chiusa(), scheda.cambiataMs());
    }

    /// After how long without anybody a screen is locked, by today's policy; at the centre by that
    /// of its first office.
    private static Duration riposo(Config config, Politica.Raccolta politiche, Time time) {
        Sede sede = config.role() == Config.Role.FILIALE
                ? config.sede()
                : config.uffici().getFirst().sede();
        return politiche.valida(sede, LocalDate.ofInstant(time.now(), ROMA)).blocco();
    }
}
