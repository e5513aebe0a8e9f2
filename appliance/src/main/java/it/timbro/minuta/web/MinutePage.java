package it.timbro.minuta.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.minuta.Campi;
import it.timbro.minuta.Letto;
import it.timbro.minuta.Minuta;
import it.timbro.minuta.Stesura;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Permessi;
import it.timbro.page.Quando;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Rea;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import java.util.Optional;

/// `/minute`: what is begun, and the three ways to begin: from the company's data, from an earlier
/// pratica of it, from a file that it brought.
public final class MinutePage implements HttpService {
    private static final String LISTA = "/minute";

    private final Stesura stesura;
    private final Domande domande;
    private final Archivio archivio;
    private final Pages pages;
    private final Quando quando;

    public MinutePage(Stesura stesura, Domande domande, Archivio archivio, Pages pages, Quando quando) {
        this.stesura = stesura;
        this.domande = domande;
        this.archivio = archivio;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(LISTA, (request, response) -> elenco(request, response, Optional.empty()))
                .post(LISTA, this::comincia)
                .post(LISTA + "/file", this::daFile);
    }

    private void elenco(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        errore.ifPresent(e -> response.status(Status.create(e.problem().status())));
        String scritto = request.query().first("impresa").orElse("").strip();
        Optional<CodiceFiscale> impresa = CodiceFiscale.parse(scritto);
        Optional<Domande.Azienda> azienda = impresa.map(domande::azienda);
        pages.send(
                response,
                "minuta/elenco.jte",
                new MinutaView.Elenco(
                        pages.frame(request, "Modelli allo sportello"),
                        stesura.tutte().stream()
                                .map(minuta -> new MinutaView.Voce(
                                        minuta.id().text(),
                                        minuta.titolo(),
                                        MinutaPage.salvata(minuta, quando, pages.nomi())))
                                .toList(),
                        impresa.map(CodiceFiscale::valore).orElse(scritto),
                        azienda.map(Domande.Azienda::denominazione).orElse(""),
                        azienda.filter(Domande.Azienda::conosciuta).isPresent(),
                        azienda.map(Domande.Azienda::precedenti).orElse(List.of()),
                        azienda.map(Domande.Azienda::posti).orElse(List.of()).stream()
                                .map(Domande.Posto::voce)
                                .toList(),
                        request.query().first("appuntamento").orElse(""),
                        Permessi.ammesso(Guard.operatore(request), "POST", LISTA),
                        errore));
    }

    private void comincia(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        try {
            String scritto = form.required("impresa", "Codice fiscale dell'impresa");
            CodiceFiscale impresa =
                    CodiceFiscale.parse(scritto).orElseThrow(() -> Problem.CODICE_FISCALE_ERRATO.rejected(scritto));
            apri(
                    request,
                    response,
                    stesura.comincia(
                            daQuale(form, impresa), appuntamento(form), Optional.empty(), Guard.login(request)));
        } catch (RejectedException e) {
            elenco(request, response, Optional.of(e.rejection()));
        }
    }

    /// From an earlier pratica, or from the company's data alone.
    private Campi daQuale(Form form, CodiceFiscale impresa) {
        String da = form.text("da");
        if (!da.isEmpty()) {
            return Letto.campi(domande.precedente(
                    NumeroPratica.parse(da).orElseThrow(() -> Problem.NON_TROVATO.rejected("la pratica " + da)),
                    impresa));
        }
        Domande.Azienda azienda = domande.azienda(impresa);
        String denominazione = azienda.denominazione().isEmpty() ? form.text("denominazione") : azienda.denominazione();
        if (denominazione.isEmpty()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("manca la denominazione dell'impresa, che qui nessuno conosce");
        }
        Optional<Domande.Posto> posto = posto(azienda, form.text("posto"));
        String rea = posto.map(uno -> uno.voce().rea())
                .filter(text -> !text.isEmpty())
                .orElse(azienda.rea());
        String speditore = posto.map(Domande.Posto::speditore).orElse(azienda.speditore());
        return Letto.vuoti(
                new DatiImpresa(Rea.parse(rea).orElse(null), impresa, denominazione),
                speditore.isEmpty() ? denominazione : speditore);
    }

    /// The seat or the local unit that was chosen; none where nothing was.
    private static Optional<Domande.Posto> posto(Domande.Azienda azienda, String codice) {
        return codice.isEmpty()
                ? Optional.empty()
                : Optional.of(azienda.posti().stream()
                        .filter(uno -> uno.voce().codice().equals(codice))
                        .findFirst()
                        .orElseThrow(() -> Problem.NON_TROVATO.rejected("la sede o unità locale " + codice)));
    }

    /// What the company brought on a stick: XML to go on with, or signed already.
    private void daFile(ServerRequest request, ServerResponse response) {
        try {
            byte[] bytes = MinutaPage.bytes(request);
            CertificatoOrigine letto = domande.letto(bytes);
            Optional<Hash> firmato = domande.firmato(bytes) ? Optional.of(archivio.keep(bytes)) : Optional.empty();
            apri(
                    request,
                    response,
                    stesura.comincia(
                            Letto.campi(letto), appuntamento(Form.of(request)), firmato, Guard.login(request)));
        } catch (RejectedException e) {
            elenco(request, response, Optional.of(e.rejection()));
        }
    }

    private void apri(ServerRequest request, ServerResponse response, Minuta minuta) {
        pages.fatto(request, MinutaPage.dove(minuta.id()));
        Pages.redirect(request, response, MinutaPage.dove(minuta.id()));
    }

    private static Optional<IdAppuntamento> appuntamento(Form form) {
        return Optional.of(form.text("appuntamento"))
                .filter(text -> !text.isEmpty())
                .map(IdAppuntamento::new);
    }
}
