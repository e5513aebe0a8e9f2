package it.timbro.pratica.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.journal.Journal;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import java.util.function.Consumer;

/// Two screens, one pratica: who decides on an older page is shown what happened since, and nothing is overwritten.
public final class Differenza {
    private final Journal journal;
    private final Pratiche pratiche;
    private final Pages pages;
    private final Quando quando;

    public Differenza(Journal journal, Pratiche pratiche, Pages pages, Quando quando) {
        this.journal = journal;
        this.pratiche = pratiche;
        this.pages = pages;
        this.quando = quando;
    }

    /// What a person decided on a page that may be old.
    @FunctionalInterface
    public interface Decisione {
        /// @param versione the one the page was made of: to be handed to the act
        void carry(NumeroPratica numero, long versione);
    }

    /// Carries the decision out and answers with its own page; if the pratica has changed meanwhile, with what
    /// happened since.
    ///
    /// @param avanti page below the pratica where one decides again, such as `/stampa`; "" is the pratica itself
    public void oppure(ServerRequest request, ServerResponse response, String avanti, Decisione decisione) {
        NumeroPratica numero = numero(request);
        long versione = Form.of(request).number("versione");
        try {
            decisione.carry(numero, versione);
        } catch (RejectedException e) {
            if (e.rejection().problem() != Problem.DECISA_SU_DATI_VECCHI) {
                throw e;
            }
            show(request, response, numero, versione, avanti);
        }
    }

    /// The same, where a page shows its other refusals itself, beside what the person has written.
    public void oppure(
            ServerRequest request,
            ServerResponse response,
            String avanti,
            Decisione decisione,
            Consumer<Rejection> rifiuto) {
        oppure(request, response, avanti, (numero, versione) -> {
            try {
                decisione.carry(numero, versione);
            } catch (RejectedException e) {
                if (e.rejection().problem() == Problem.DECISA_SU_DATI_VECCHI) {
                    throw e;
                }
                response.status(Status.create(e.rejection().problem().status()));
                rifiuto.accept(e.rejection());
            }
        });
    }

    private void show(
            ServerRequest request, ServerResponse response, NumeroPratica numero, long versione, String avanti) {
        Scheda scheda = journal.read(rows -> pratiche.read(rows, numero));
        Frame frame = pages.frame(request, "La pratica è cambiata");
        Storia storia =
                Storia.of(journal.history("pratica:" + numero), quando, frame).dopo(versione);
        response.status(Status.CONFLICT_409);
        pages.send(
                response,
                "pratica/differenza.jte",
                new DifferenzaView(
                        frame, numero.text(), scheda.stato().parola(), storia, "/pratica/" + numero + avanti));
    }

    /// The pratica that an address names.
    public static NumeroPratica numero(ServerRequest request) {
        String text = request.path().pathParameters().get("numero");
        return NumeroPratica.parse(text).orElseThrow(() -> Problem.NON_TROVATO.rejected("la pratica «" + text + "»"));
    }
}
