package it.timbro.centro.sedi.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.centro.sedi.Apparecchi;
import it.timbro.centro.sedi.Registro.Iscritto;
import it.timbro.centro.sedi.Registro.Revoca;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// «Sedi e apparecchi»: which devices each branch calls with, a code for a new one, and striking
/// off a lost one.
public final class SediPage implements HttpService {
    private static final String PATH = "/sedi";

    private final Apparecchi apparecchi;
    private final Supplier<List<Sede>> mute;
    private final Camere camere;
    private final Pages pages;
    private final Quando quando;

    /// @param mute branches that the centre waits for since it was put back from a copy
    public SediPage(Apparecchi apparecchi, Supplier<List<Sede>> mute, Camere camere, Pages pages, Quando quando) {
        this.apparecchi = apparecchi;
        this.mute = mute;
        this.camere = camere;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(PATH, this::show)
                .post("/sedi/{sede}/codice", this::codice)
                .post("/sedi/{sede}/apparecchi/{id}/revoca", this::revoca);
    }

    private void show(ServerRequest request, ServerResponse response) {
        show(request, response, Optional.empty());
    }

    private void codice(ServerRequest request, ServerResponse response) {
        Sede sede = new Sede(request.path().pathParameters().get("sede"));
        String nome = camere.ufficio(sede).nome();
        String codice = apparecchi.nuovoCodice(sede, Guard.login(request));
        pages.fatto(request, PATH); // the same form again leads to the list: the code is shown once
        show(request, response, Optional.of(new SediView.NuovoCodice(nome, codice)));
    }

    private void revoca(ServerRequest request, ServerResponse response) {
        Sede sede = new Sede(request.path().pathParameters().get("sede"));
        String id = request.path().pathParameters().get("id");
        apparecchi.revoca(sede, id, Form.of(request).text("motivo"), Guard.login(request));
        pages.done(
                request,
                response,
                PATH,
                "L'apparecchio " + sede.code() + "/" + id
                        + " non è più autorizzato: da adesso la centrale lo rifiuta.");
    }

    private void show(ServerRequest request, ServerResponse response, Optional<SediView.NuovoCodice> nuovo) {
        List<Iscritto> iscritti = apparecchi.elenco();
        List<SediView.Ufficio> uffici = camere.tutte().stream()
                .flatMap(camera -> camera.uffici().stream())
                .map(ufficio -> new SediView.Ufficio(
                        ufficio.sede().code(),
                        ufficio.nome(),
                        apparecchi
                                .codiceAperto(ufficio.sede())
                                .map(codice -> "Codice aperto, creato da "
                                        + pages.nomi().di(codice.creatoDa()) + ": vale fino a "
                                        + quando.ora(codice.scadeMs()) + ".")
                                .orElse(""),
                        iscritti.stream()
                                .filter(iscritto -> iscritto.sede().equals(ufficio.sede()))
                                .map(this::riga)
                                .toList()))
                .toList();
        Frame frame = pages.frame(request, "Sedi e apparecchi");
        boolean puo = frame.puo(Ruolo.RESPONSABILE, Ruolo.AMMINISTRATORE);
        pages.send(
                response,
                "centro/sedi/sedi.jte",
                new SediView(
                        frame,
                        puo,
                        frame.puo(Ruolo.RESPONSABILE),
                        mute.get().stream().map(Sede::code).collect(Collectors.joining(", ")),
                        uffici,
                        nuovo));
    }

    private SediView.Riga riga(Iscritto iscritto) {
        @Nullable Revoca revoca = iscritto.revoca();
        @Nullable Long rinnovato = iscritto.rinnovatoMs();
        return new SediView.Riga(
                iscritto.id(),
                revoca == null,
                revoca == null
                        ? "Vale fino a " + quando.ora(iscritto.scadeMs())
                        : "Non autorizzato da " + quando.ora(revoca.ms()) + " ("
                                + pages.nomi().di(revoca.operatore()) + "): " + revoca.motivo(),
                quando.ora(iscritto.iscrittoMs()) + ", codice di "
                        + pages.nomi().di(iscritto.iscrittoDa()),
                rinnovato == null ? "mai" : quando.ora(rinnovato));
    }
}
