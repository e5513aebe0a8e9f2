package it.timbro.centro.numeri.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.base.Sede;
import it.timbro.centro.numeri.Aperto;
import it.timbro.centro.numeri.Conto;
import it.timbro.centro.numeri.Dispersione;
import it.timbro.centro.numeri.Dispersione.Esame;
import it.timbro.journal.Fact;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.pratica.DelNumero.NumeriDispersi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What became of the numbers leased to a branch: block by block, and down to each number that has
/// no end. The responsabile gives up those of a lost box.
public final class NumeriPage implements HttpService {
    private final Dispersione dispersione;
    private final Pages pages;
    private final Quando quando;

    public NumeriPage(Dispersione dispersione, Pages pages, Quando quando) {
        this.dispersione = dispersione;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/numeri/{sede}", this::sede)
                .get("/numeri/{sede}/{blocco}", (request, response) -> blocco(request, response, Optional.empty(), ""))
                .post("/numeri/{sede}/{blocco}/dispersi", this::dispersi);
    }

    private void sede(ServerRequest request, ServerResponse response) {
        Sede sede = new Sede(request.path().pathParameters().get("sede"));
        List<Conto> conti = dispersione.conti(sede);
        Frame frame = pages.frame(request, "Numeri della sede");
        pages.send(
                response,
                "centro/numeri/conti.jte",
                new ContiView(
                        frame,
                        sede.code(),
                        conti.stream().mapToInt(Conto::senzaConto).sum(),
                        conti.stream()
                                .map(conto -> new ContiView.Riga(
                                        conto.blocco(),
                                        conto.anno(),
                                        conto.senzaConto() > 0 ? "da spiegare" : conto.chiuso() ? "chiuso" : "aperto",
                                        frase(conto)))
                                .toList()));
    }

    private void dispersi(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String blocco = request.path().pathParameters().get("blocco");
        String motivo = form.text("motivo");
        boolean sospesi = form.text("quali").equals("sospesi");
        int visti = (int) form.number("aperti");
        String chi = Guard.login(request);
        try {
            int given = sospesi
                    ? dispersione.chiudiSospesi(blocco, visti, motivo, chi)
                    : dispersione.disperdi(blocco, visti, motivo, chi);
            pages.done(
                    request,
                    response,
                    "/numeri/" + request.path().pathParameters().get("sede") + "/" + blocco,
                    "Dati per dispersi " + given + (given == 1 ? " numero" : " numeri")
                            + ": se un foglio salta fuori, conta quello che dice.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            blocco(request, response, Optional.of(e.rejection()), motivo);
        }
    }

    private void blocco(ServerRequest request, ServerResponse response, Optional<Rejection> errore, String motivo) {
        String blocco = request.path().pathParameters().get("blocco");
        Esame esame =
                dispersione.esamina(blocco).orElseThrow(() -> Problem.NON_TROVATO.rejected("il blocco " + blocco));
        Frame frame = pages.frame(request, "Blocco " + blocco);
        pages.send(
                response,
                "centro/numeri/blocco.jte",
                new BloccoView(
                        frame,
                        frame.puo(Ruolo.RESPONSABILE),
                        blocco,
                        esame.conto().sede().code(),
                        esame.conto().anno(),
                        frase(esame.conto()),
                        esame.aperti().size(),
                        esame.conto().sospesi(),
                        righe(esame.aperti()),
                        decise(blocco),
                        errore,
                        motivo));
    }

    private List<BloccoView.Decisa> decise(String blocco) {
        return dispersione.dispersi(blocco).stream()
                .map(recorded -> new BloccoView.Decisa(
                        quando.ora(recorded.time().wallMs()), frase(recorded.operatore(), recorded.fact())))
                .toList();
    }

    private static String frase(String chi, Fact fact) {
        NumeriDispersi dati = (NumeriDispersi) fact;
        int quanti = dati.numeri().size();
        return chi + ": dati per dispersi " + quanti + (quanti == 1 ? " numero" : " numeri") + ". «" + dati.motivo()
                + "»";
    }

    /// A hundred free numbers are one line.
    private static List<BloccoView.Riga> righe(List<Aperto> aperti) {
        List<BloccoView.Riga> righe = new ArrayList<>();
        for (int from = 0, to; from < aperti.size(); from = to) {
            Aperto first = aperti.get(from);
            for (to = from + 1; to < aperti.size() && segue(aperti.get(to - 1), aperti.get(to)); to++) {}
            String numeri = first.numero().text()
                    + (to == from + 1 ? "" : " … " + aperti.get(to - 1).numero().text() + " (" + (to - from) + ")");
            righe.add(new BloccoView.Riga(
                    numeri,
                    first.pratica(),
                    first.perche().parola(),
                    first.perche().daSpiegare()));
        }
        return righe;
    }

    private static boolean segue(Aperto prima, Aperto poi) {
        return poi.perche() == prima.perche()
                && poi.pratica().equals(prima.pratica())
                && progressivo(poi) == progressivo(prima) + 1;
    }

    private static int progressivo(Aperto aperto) {
        String numero = aperto.numero().text();
        return Integer.parseInt(numero.substring(numero.length() - 7));
    }

    private static String frase(Conto conto) {
        return conto.totale() + " numeri: " + conto.emessi() + " emessi, " + conto.scartati() + " scartati, "
                + conto.restituiti() + " restituiti, " + conto.dispersi() + " dispersi, " + conto.impegnati()
                + " impegnati, " + (conto.sospesi() == 0 ? "" : conto.sospesi() + " sospesi, ") + conto.liberi()
                + " liberi; senza conto " + conto.senzaConto() + "."
                + (conto.ritrovati() == 0 ? "" : " Dati per dispersi e poi ritrovati: " + conto.ritrovati() + ".");
    }
}
