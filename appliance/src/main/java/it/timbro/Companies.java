package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.atti.Diffusione;
import it.timbro.atti.Ricontrolli;
import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.imprese.ControlloPoteri;
import it.timbro.imprese.Impresa;
import it.timbro.imprese.Imprese;
import it.timbro.imprese.Schedario;
import it.timbro.imprese.web.ImportaPage;
import it.timbro.imprese.web.ImportaView;
import it.timbro.imprese.web.ImpresePage;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.operatori.Consultazioni;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.politica.Politica;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Visura;
import it.timbro.pratica.web.FirmaView.Risposta;
import it.timbro.pratica.web.FirmaView.Tono;
import it.timbro.sportello.Problemi.Problema;
import it.timbro.sportello.Ricerca.Azienda;
import it.timbro.sync.protocol.StreamId;
import it.timbro.visti.Domande.Parere;
import it.timbro.visti.web.VistiPage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The room of companies as both roles wire it, and what other rooms ask about them.
public record Companies(
        Journal journal, Imprese imprese, Politica.Raccolta politiche, Quando quando, Consultazioni consultazioni) {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    /// The pages at a branch, which writes in its own stream.
    ///
    /// @param dopo runs when something was written
    HttpService sportello(StreamId own, Runnable dopo, ImpresePage.Utenze utenze, Pages pages) {
        Sede sede = new Sede(own.sede());
        return new ImpresePage(
                journal,
                imprese,
                new Schedario(journal, imprese, Schedario.Flussi.dellaSede(own)),
                new ImpresePage.Ufficio(sede.camera(), poteriGiorni(sede), false, _ -> dopo.run(), this::letta, utenze),
                pages,
                quando);
    }

    /// What a branch looks at again when it hears of a revocation.
    Ricontrolli ricontrolli(StreamId own, Stores stores) {
        return new Ricontrolli(journal, own, new Ricontrolli.Registri(imprese, stores.pratiche(), stores.consegne()));
    }

    /// How the centre passes on what it learns.
    Diffusione diffusione(Camere camere) {
        return new Diffusione(journal, imprese, camere);
    }

    /// The pages at the centre, which writes for every chamber and takes lists in.
    HttpService centrale(Camere camere, Diffusione diffusione, ImpresePage.Utenze utenze, Pages pages) {
        Camere.Camera prima = camere.tutte().getFirst();
        Consumer<Sede> dopo = sigla -> camere.camera(sigla.code())
                .ifPresent(camera -> diffusione.gira(camera.uffici().getFirst().sede()));
        Schedario schedario = new Schedario(
                journal, imprese, sigla -> camere.camera(sigla.code()).map(Camere.Camera::stream));
        ImpresePage lista = new ImpresePage(
                journal,
                imprese,
                schedario,
                new ImpresePage.Ufficio(
                        prima.sigla(), poteriGiorni(prima.uffici().getFirst().sede()), true, dopo, this::letta, utenze),
                pages,
                quando);
        ImportaPage importa = new ImportaPage(
                schedario,
                camere.tutte().stream()
                        .map(camera -> new ImportaView.Camera(camera.sigla().code(), camera.nome()))
                        .toList(),
                dopo,
                pages);
        return rules -> {
            importa.routing(rules);
            lista.routing(rules);
        };
    }

    /// How old a visura may be at a branch and still be relied on, by today's policy.
    private int poteriGiorni(Sede sede) {
        return politiche.valida(sede, quando.oggi()).poteriGiorni();
    }

    private void letta(String login, CodiceFiscale impresa, boolean alLavoro) {
        consultazioni.impresa(login, impresa.valore(), alLavoro);
    }

    /// For the search that is always there.
    public List<Azienda> cerca(Reading rows, String typed, int limit) {
        return imprese.cerca(rows, typed, limit).stream()
                .map(riga -> new Azienda(
                        ImpresePage.dove(riga.camera(), riga.codiceFiscale()),
                        riga.denominazione(),
                        riga.codiceFiscale().valore(),
                        riga.rea()))
                .toList();
    }

    /// For the page of a pratica: whether who signed it could.
    public Risposta poteri(Scheda scheda) {
        Impresa impresa = journal.read(rows ->
                imprese.read(rows, scheda.sede().camera(), scheda.impresa().codiceFiscale()));
        List<Optional<CodiceFiscale>> firmatari = scheda.presentazione().firma().firmatari().stream()
                .map(firmatario ->
                        Optional.ofNullable(firmatario.codiceFiscale()).flatMap(CodiceFiscale::parse))
                .toList();
        LocalDate giorno = LocalDate.ofInstant(Instant.ofEpochMilli(scheda.presentataMs()), ROMA);
        ControlloPoteri.Esito esito = new ControlloPoteri(
                        politiche.valida(scheda.sede(), giorno).poteriGiorni())
                .esito(impresa, firmatari, giorno, quando.oggi());
        return new Risposta(
                "Chi ha firmato poteva firmare per l'impresa?",
                esito.rischio().parola(),
                esito.perche(),
                switch (esito.rischio()) {
                    case VERDE -> Tono.BENE;
                    case GIALLO -> Tono.ATTENZIONE;
                    case GRIGIO -> Tono.IGNOTO;
                    case ROSSO -> Tono.MALE;
                });
    }

    /// For a visto: whether somebody, by name or codice fiscale, signs for a company today.
    public Parere firma(Sede sede, CodiceFiscale codice, String chi) {
        Impresa impresa = journal.read(rows -> imprese.read(rows, sede.camera(), codice));
        Optional<Visura.Potere> potere = impresa.poteri().stream()
                .flatMap(dato -> dato.valore().stream())
                .filter(uno -> uno.persona().valore().equalsIgnoreCase(chi)
                        || uno.nome().equalsIgnoreCase(chi))
                .findFirst();
        LocalDate oggi = quando.oggi();
        ControlloPoteri.Esito esito = new ControlloPoteri(
                        politiche.valida(sede, oggi).poteriGiorni())
                .esito(
                        impresa,
                        List.of(potere.map(Visura.Potere::persona).or(() -> CodiceFiscale.parse(chi))),
                        oggi,
                        oggi);
        return switch (esito.rischio()) {
            case VERDE, GIALLO ->
                new Parere(true, potere.map(Visura.Potere::nome).orElse(chi), esito.perche());
            case GRIGIO, ROSSO ->
                new Parere(
                        false,
                        chi,
                        impresa.poteri().isEmpty()
                                ? "di questa impresa nessuna visura dice ancora chi può firmare"
                                : chi + " non risulta fra chi può firmare");
        };
    }

    /// For the form of a visto: what the company is called and who signs for it.
    public Optional<VistiPage.Azienda> azienda(Sede sede, CodiceFiscale codice) {
        Impresa impresa = journal.read(rows -> imprese.read(rows, sede.camera(), codice));
        return !impresa.nota()
                ? Optional.empty()
                : Optional.of(new VistiPage.Azienda(
                        impresa.denominazione(),
                        impresa.poteri().stream()
                                .flatMap(dato -> dato.valore().stream())
                                .map(Visura.Potere::nome)
                                .toList()));
    }

    /// For the day view of a branch: what was handled on a delega that was no longer good.
    public List<Problema> daRicontrollare(Reading rows, Sede sede) {
        return imprese.daRicontrollare(rows).stream()
                .filter(voce -> voce.sede().equals(sede))
                .map(voce -> new Problema(
                        "Pratica " + voce.pratica() + ": delega revocata",
                        "È stata lavorata quando la delega non valeva più: va ricontrollata.",
                        voce.dalMs(),
                        "Ricontrolla",
                        ImpresePage.dove(voce.camera(), voce.codiceFiscale())))
                .toList();
    }
}
