package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.atti.Diffusione;
import it.timbro.atti.Ricontrolli;
import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.imprese.ControlloPoteri;
import it.timbro.imprese.ElencoImprese;
import it.timbro.imprese.Impresa;
import it.timbro.imprese.Imprese;
import it.timbro.imprese.Schedario;
import it.timbro.imprese.web.ContattoPage;
import it.timbro.imprese.web.ImportaPage;
import it.timbro.imprese.web.ImportaView;
import it.timbro.imprese.web.ImpresePage;
import it.timbro.istruttoria.Fascicoli;
import it.timbro.istruttoria.Spedizioni;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.operatori.Consultazioni;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.politica.Politica;
import it.timbro.politica.Territorio;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellImpresa.Qualifica;
import it.timbro.pratica.DellImpresa.QualificaAttribuita;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Visura;
import it.timbro.pratica.web.FirmaView.Risposta;
import it.timbro.pratica.web.FirmaView.Tono;
import it.timbro.ritiro.web.RitiroView;
import it.timbro.sportello.Problemi.Problema;
import it.timbro.sportello.Ricerca.Azienda;
import it.timbro.sync.protocol.StreamId;
import it.timbro.visti.Domande.Parere;
import it.timbro.visti.web.VistiPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
                new ImpresePage.Ufficio(
                        sede.camera(),
                        poteriGiorni(sede),
                        false,
                        _ -> dopo.run(),
                        this::letta,
                        new ImpresePage.Domande(utenze, this::diSolito)),
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
    ///
    /// @param elenco taken in at the first start, then deleted
    HttpService centrale(
            Camere camere, Diffusione diffusione, Optional<Path> elenco, ImpresePage.Utenze utenze, Pages pages) {
        Camere.Camera prima = camere.tutte().getFirst();
        Consumer<Sede> dopo = sigla -> camere.camera(sigla.code())
                .ifPresent(camera -> diffusione.gira(camera.uffici().getFirst().sede()));
        Schedario schedario = new Schedario(
                journal, imprese, sigla -> camere.camera(sigla.code()).map(Camere.Camera::stream));
        elenco.filter(Files::exists).ifPresent(file -> {
            primoElenco(schedario, prima.sigla(), file);
            dopo.accept(prima.sigla());
        });
        ImpresePage lista = new ImpresePage(
                journal,
                imprese,
                schedario,
                new ImpresePage.Ufficio(
                        prima.sigla(),
                        poteriGiorni(prima.uffici().getFirst().sede()),
                        true,
                        dopo,
                        this::letta,
                        new ImpresePage.Domande(utenze, this::diSolito)),
                pages,
                quando);
        ImportaPage importa = new ImportaPage(
                schedario,
                camere.tutte().stream()
                        .map(camera -> new ImportaView.Camera(camera.sigla().code(), camera.nome()))
                        .toList(),
                dopo,
                pages);
        ContattoPage contatti = new ContattoPage(schedario, dopo, pages);
        return rules -> {
            importa.routing(rules);
            lista.routing(rules);
            contatti.routing(rules);
        };
    }

    /// The file goes when what it says is written: one that cannot be read stays, and taking a list in twice
    /// changes nothing.
    private static void primoElenco(Schedario schedario, Sede camera, Path file) {
        try {
            schedario.importa(camera, ElencoImprese.leggi(Files.readString(file)), "installazione");
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("taking in " + file, e);
        }
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

    /// For the examination: what lies before it, of companies too.
    public Fascicoli fascicoli(Spedizioni spedizioni) {
        return new Fascicoli(spedizioni, politiche, this::qualifica);
    }

    private Optional<Qualifica> qualifica(Reading rows, Scheda scheda, LocalDate giorno) {
        return imprese.read(rows, scheda.sede().camera(), scheda.impresa().codiceFiscale())
                .qualifica(giorno)
                .map(QualificaAttribuita::qualifica);
    }

    /// For the page of a pratica: to which branch the company usually goes.
    public Optional<String> diSolito(Scheda scheda) {
        Impresa impresa = journal.read(rows ->
                imprese.read(rows, scheda.sede().camera(), scheda.impresa().codiceFiscale()));
        List<String> indirizzi = new ArrayList<>(indirizzi(impresa));
        if (scheda.modello() instanceof Modello.CertificatoOrigine co) {
            indirizzi.add(co.speditore());
        }
        return diSolito(scheda.sede().camera(), indirizzi);
    }

    /// For the page of a company.
    public Optional<String> diSolito(Impresa impresa) {
        return diSolito(impresa.camera(), indirizzi(impresa));
    }

    private Optional<String> diSolito(Sede camera, List<String> indirizzi) {
        return new Territorio(politiche).di(camera, indirizzi, quando.oggi()).map(sua -> "va a " + sua.luogo());
    }

    private static List<String> indirizzi(Impresa impresa) {
        return impresa.posti().stream().map(Impresa.Posto::indirizzo).toList();
    }

    /// For the collection: how the company is reached, and how old that is.
    public Optional<RitiroView.Recapiti> recapiti(Scheda scheda) {
        return journal.read(rows -> imprese.read(
                        rows, scheda.sede().camera(), scheda.impresa().codiceFiscale()))
                .contatto()
                .map(dato -> new RitiroView.Recapiti(
                        dato.valore().email(),
                        dato.valore().telefono(),
                        dato.valore().indirizzo(),
                        dato.fonte().parola() + ", " + quando.giorno(dato.al())));
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
