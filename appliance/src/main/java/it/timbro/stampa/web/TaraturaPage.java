package it.timbro.stampa.web;

import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.atti.AllaStampante;
import it.timbro.atti.Emissione.Invio;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.printing.sheet.Calibration;
import it.timbro.stampa.Tarature;
import it.timbro.stampa.Tarature.Taratura;
import it.timbro.stampa.web.TaraturaView.Modulo;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The calibration of the printer on formulario: a test sheet on plain paper, held against a blank,
/// two measures (four where the print is stretched), the test sheet again, and the word of a person
/// that it fits.
public final class TaraturaPage implements HttpService {
    private static final HttpMediaType PNG = HttpMediaType.create("image/png");
    private static final String DOVE = "/stampante";
    private static final int MAX_STORIA = 10;
    private static final int MAX_MISURA = 8;

    private final Tarature tarature;
    private final AllaStampante stampante;
    private final Pages pages;
    private final Quando quando;

    public TaraturaPage(Tarature tarature, AllaStampante stampante, Pages pages, Quando quando) {
        this.tarature = tarature;
        this.stampante = stampante;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(DOVE, this::attuale)
                .get(DOVE + "/prova.png", this::anteprima)
                .post(DOVE + "/prova", this::prova)
                .post(DOVE + "/conferma", this::conferma)
                .post(DOVE + "/azzera", this::azzera);
    }

    private void attuale(ServerRequest request, ServerResponse response) {
        show(request, response, modulo(tarature.attuale()), Modulo.VUOTO, Optional.empty());
    }

    private void anteprima(ServerRequest request, ServerResponse response) {
        byte[] png = stampante.anteprima(
                calibration(nome -> request.query().first(nome).orElse("")));
        response.headers().contentType(PNG);
        response.send(png);
    }

    private void prova(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        try {
            Calibration calibration = calibration(form::text);
            switch (stampante.prova(calibration)) {
                case Invio.Inviato _, Invio.Incerto _ ->
                    show(request, response, modulo(calibration), modulo(calibration), Optional.empty());
                case Invio.Rifiutato(String causa) -> throw Problem.STAMPANTE.rejected(causa);
            }
        } catch (RejectedException e) {
            refused(request, response, e);
        }
    }

    private void conferma(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        try {
            Optional<Calibration> provata = form.text("provata.x").isEmpty()
                    ? Optional.empty()
                    : Optional.of(calibration(nome -> form.text("provata." + nome)));
            tarature.conferma(calibration(form::text), provata, Guard.login(request));
            pages.done(request, response, DOVE, "Taratura registrata: vale da ora per ogni stampa su formulario.");
        } catch (RejectedException e) {
            refused(request, response, e);
        }
    }

    private void azzera(ServerRequest request, ServerResponse response) {
        tarature.conferma(Calibration.NONE, Optional.empty(), Guard.login(request));
        pages.done(request, response, DOVE, "Taratura tolta: si stampa senza correzione.");
    }

    private void refused(ServerRequest request, ServerResponse response, RejectedException e) {
        Form form = Form.of(request);
        Modulo typed = scritto(form::text);
        Modulo provata = scritto(nome -> form.text("provata." + nome));
        Pages.refused(response, e.rejection(), errore -> show(request, response, typed, provata, errore));
    }

    private void show(
            ServerRequest request, ServerResponse response, Modulo modulo, Modulo provata, Optional<Rejection> errore) {
        Tarature.Stampante printer = tarature.stampante();
        Optional<Taratura> ultima = tarature.ultima();
        pages.send(
                response,
                "stampa/taratura.jte",
                new TaraturaView(
                        pages.frame(request, "Taratura della stampante"),
                        printer.indirizzo() + (printer.vassoio().isEmpty() ? "" : ", vassoio " + printer.vassoio()),
                        ultima.map(this::racconto).orElse("Nessuno l'ha ancora tarata: si stampa senza correzione."),
                        !tarature.attuale().isNone(),
                        errore,
                        modulo,
                        provata,
                        tarature.storia().stream()
                                .skip(1)
                                .limit(MAX_STORIA)
                                .map(this::racconto)
                                .toList()));
    }

    private String racconto(Taratura taratura) {
        return parole(taratura.calibration()) + ", " + quando.ora(taratura.quandoMs()) + ", "
                + pages.nomi().di(taratura.operatore());
    }

    private static String parole(Calibration calibration) {
        if (calibration.isNone()) {
            return "Nessuna correzione";
        }
        String stretch = calibration.stretchXMm() == 0 && calibration.stretchYMm() == 0
                ? ""
                : ", allunga di " + mm(calibration.stretchXMm()) + " e " + mm(calibration.stretchYMm()) + " mm";
        return "A destra di " + mm(calibration.xMm()) + " mm, in basso di " + mm(calibration.yMm()) + " mm" + stretch;
    }

    private static Modulo modulo(Calibration calibration) {
        return new Modulo(
                mm(calibration.xMm()),
                mm(calibration.yMm()),
                mm(calibration.stretchXMm()),
                mm(calibration.stretchYMm()));
    }

    private static Modulo scritto(Function<String, String> campo) {
        return new Modulo(campo.apply("x"), campo.apply("y"), campo.apply("allarga"), campo.apply("allunga"));
    }

    private static Calibration calibration(Function<String, String> campo) {
        return Tarature.calibration(
                misura(campo.apply("x")),
                misura(campo.apply("y")),
                misura(campo.apply("allarga")),
                misura(campo.apply("allunga")));
    }

    private static String mm(double misura) {
        return String.format(Locale.ROOT, "%.1f", misura).replace('.', ',').replace("-0,0", "0,0");
    }

    /// Tenths of a millimetre: nobody reads more off a ruler. Nothing typed is nothing corrected.
    private static double misura(String written) {
        String number = written.strip().replace(',', '.');
        if (number.isEmpty()) {
            return 0;
        }
        if (number.length() > MAX_MISURA || !number.matches("[+-]?[0-9]+(\\.[0-9]?)?")) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected(
                    "«" + written + "» non è una misura in millimetri con al più un decimale");
        }
        return new BigDecimal(number).doubleValue();
    }
}
