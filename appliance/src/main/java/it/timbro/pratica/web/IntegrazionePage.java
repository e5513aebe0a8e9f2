package it.timbro.pratica.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.archivio.Archivio;
import it.timbro.atti.Integrazione;
import it.timbro.base.Problem;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Upload;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Presentazione.Persona;
import it.timbro.pratica.TipoAllegato;
import java.util.List;

/// What is brought to the counter for a pratica: papers that are scanned into it, and the answer to a
/// rettifica.
public final class IntegrazionePage implements HttpService {
    private final Integrazione integrazione;
    private final Archivio archivio;
    private final Differenza differenza;
    private final Pages pages;

    public IntegrazionePage(Integrazione integrazione, Archivio archivio, Differenza differenza, Pages pages) {
        this.integrazione = integrazione;
        this.archivio = archivio;
        this.differenza = differenza;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/pratica/{numero}/scansione", this::scansione)
                .post("/pratica/{numero}/allegati", this::allega)
                .post("/pratica/{numero}/correzione", this::correggi);
    }

    private void scansione(ServerRequest request, ServerResponse response) {
        Scansioni.rispondi(response, new Scansioni(archivio).prendi(Upload.of(request), Integrazione::ammesso));
    }

    private void allega(ServerRequest request, ServerResponse response) {
        NumeroPratica numero = Differenza.numero(request);
        Form form = Form.of(request);
        TipoAllegato tipo = TipoAllegato.parse(form.text("tipo"))
                .orElseThrow(() -> Problem.ALLEGATO_NON_VALIDO.rejected("scegli che cosa è"));
        List<Allegato> files = new Scansioni(archivio).nominate(form);
        if (files.isEmpty()) {
            throw Problem.ALLEGATO_NON_VALIDO.rejected("non c'è nessun file");
        }
        integrazione.allega(numero, tipo, files, Guard.login(request));
        pages.done(request, response, "/pratica/" + numero, "Aggiunto ai file della pratica.");
    }

    private void correggi(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        Persona persona = new ChiPresenta(form).persona();
        List<Allegato> files = new Scansioni(archivio).nominate(form);
        differenza.oppure(request, response, "", (numero, versione) -> {
            integrazione.correggi(numero, versione, files, persona, Guard.login(request));
            pages.done(request, response, "/pratica/" + numero, "Rettifica accolta: si istruisce con i dati corretti.");
        });
    }
}
