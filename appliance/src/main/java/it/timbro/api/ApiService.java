package it.timbro.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import it.timbro.base.Fidato;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.certificato.Numeri;
import it.timbro.firma.Verifica;
import it.timbro.pratica.Codec;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import it.timbro.sync.session.LinkState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `/api/v1`: reads for other programs, in both roles. Register it at the root; `/openapi`
/// describes it and needs no token.
public final class ApiService implements HttpService {
    private static final String JSON = "application/json";
    private static final String DESCRIPTION = "/META-INF/openapi.yaml";
    private static final int P7M_BYTES = 7 * 1024 * 1024;
    private static final int MAX_TYPED = 200;
    private static final int USUAL_LIMIT = 50;

    private final Sede sede;
    private final Ufficio ufficio;
    private final Linea linea;
    private final Firme firme;
    private final Ora ora;
    private final byte[] description = load();

    /// Checks any signed file; never throws for what the file contains.
    @FunctionalInterface
    public interface Firme {
        /// @param al the time for which the status of the certificates is asked
        Verifica verifica(byte[] file, Instant al);
    }

    /// The clock, and how far it can be trusted.
    public record Ora(Time time, Supplier<Fidato.Stato> stato) {
        Instant now() {
            return time.now();
        }
    }

    /// @param sede whose office this is; `CENTRO` at the centre
    public ApiService(Sede sede, Ufficio ufficio, Linea linea, Firme firme, Ora ora) {
        this.sede = sede;
        this.ufficio = ufficio;
        this.linea = linea;
        this.firme = firme;
        this.ora = ora;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                        "/openapi",
                        (_, response) -> response.header(HeaderNames.CONTENT_TYPE, "application/yaml; charset=utf-8")
                                .send(description))
                .get("/api/v1/stato", read(_ -> stato()))
                .get("/api/v1/pratiche", read(this::pratiche))
                .get("/api/v1/pratiche/{numero}", read(this::pratica))
                .get("/api/v1/certificati/{numero}", read(this::certificato))
                .post("/api/v1/firme/verifica", read(this::verifica));
    }

    private interface Question {
        Record answer(ServerRequest request) throws IOException;
    }

    /// Who may ask was seen to by [it.timbro.page.Guard]; what is refused becomes its JSON problem
    /// in [it.timbro.page.Problems].
    private static Handler read(Question question) {
        return (request, response) -> {
            try {
                response.header(HeaderNames.CONTENT_TYPE, JSON)
                        .send(Codec.json().writeValueAsBytes(question.answer(request)));
            } catch (IOException e) {
                throw Problem.RICHIESTA_NON_VALIDA.rejected("i dati non sono arrivati interi");
            }
        };
    }

    private Record stato() {
        Optional<LinkState> link = linea.stato();
        int anno = Orario.anno(ora.now());
        return new StatoUfficio(
                sede.code(),
                link.isPresent() ? "filiale" : "centro",
                Orario.of(ora.now()),
                Risposte.Orologio.of(ora.stato().get()),
                link.map(Risposte.Collegamento::of).orElse(null),
                Risposte.InAttesa.of(link.map(LinkState::waiting).orElse(LinkState.Waiting.NOTHING)),
                new Risposte.StatoNumeri(anno, ufficio.numeriLiberi(anno)),
                Risposte.StatoFormulari.of(ufficio.formulariPerStato()),
                linea.autonomia().map(StatoUfficio.Autonomia::of).orElse(null),
                linea.quarantena().orElse(null),
                linea.testimone().orElse(null));
    }

    private Record pratiche(ServerRequest request) {
        String typed = request.query().first("q").orElse("");
        if (typed.length() > MAX_TYPED) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("q ha più di " + MAX_TYPED + " caratteri");
        }
        int limit = limit(request.query().first("limite").orElse(""));
        List<Riga> found =
                ufficio.cerca(typed, stato(request.query().first("stato").orElse("")), limit);
        return new Risposte.Elenco(found.stream().map(Risposte.RigaPratica::of).toList(), found.size() == limit);
    }

    private static int limit(String text) {
        if (text.isEmpty()) {
            return USUAL_LIMIT;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > Pratiche.MAX_RIGHE) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("limite va da 1 a " + Pratiche.MAX_RIGHE);
        }
        return Integer.parseInt(text);
    }

    private static Optional<Stato> stato(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Stato.values())
                .filter(stato -> stato.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        Problem.RICHIESTA_NON_VALIDA.rejected("lo stato «" + text + "» non esiste; gli stati sono "
                                + Arrays.stream(Stato.values()).map(Stato::name).collect(Collectors.joining(", ")))));
    }

    private Record pratica(ServerRequest request) {
        String typed = request.path().pathParameters().get("numero");
        Ufficio.Pratica found = NumeroPratica.parse(typed)
                .flatMap(ufficio::pratica)
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la pratica " + typed));
        return Risposte.Pratica.of(
                found,
                linea.parola(found.scheda()),
                ufficio.storia(found.scheda().numero()));
    }

    private Record certificato(ServerRequest request) {
        String typed = request.path().pathParameters().get("numero");
        Numeri.Certificato found = NumeroCertificato.parse(typed)
                .flatMap(ufficio::certificato)
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("il certificato " + typed));
        return Risposte.Certificato.of(found);
    }

    /// A file that is no signed file is an answer too: `illeggibile`, with its problem. Only what
    /// cannot be asked is refused.
    private Record verifica(ServerRequest request) throws IOException {
        request.headers()
                .first(HeaderNames.CONTENT_TYPE)
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
                .ifPresent(_ -> {
                    throw Problem.FILE_IN_UN_MODULO.rejected("multipart");
                });
        byte[] file;
        try (InputStream in = request.content().inputStream()) {
            file = in.readNBytes(P7M_BYTES + 1);
        }
        if (file.length > P7M_BYTES) {
            throw Problem.FILE_OLTRE_7_MB.rejected("il corpo della richiesta");
        }
        if (file.length == 0) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("il corpo è vuoto: deve essere il file .p7m");
        }
        return Risposte.Verificata.of(firme.verifica(file, ora.now()));
    }

    private static byte[] load() {
        try (@Nullable InputStream in = ApiService.class.getResourceAsStream(DESCRIPTION)) {
            return Objects.requireNonNull(in, DESCRIPTION).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(DESCRIPTION, e);
        }
    }
}
