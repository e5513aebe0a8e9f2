package it.timbro.centro.sedi.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.autorita.NomeApparecchio;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.centro.sedi.Aperture;
import it.timbro.centro.sedi.Chiamante;
import it.timbro.centro.sedi.Contatti;
import it.timbro.centro.sedi.Sedi;
import it.timbro.centro.sedi.Varco;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Iscrizione;
import it.timbro.sync.protocol.Json;
import it.timbro.sync.protocol.MalformedException;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Rientro;
import it.timbro.sync.protocol.Rinnovo;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// `/sync/v1` as [it.timbro.sync.transport.HttpLink] calls it. Register it at the root: [Wire]
/// holds the whole paths. Bodies stream; every one is bounded by [Limits].
public final class SyncService implements HttpService {
    private static final HeaderName CLOCK = HeaderNames.create(Wire.CLOCK);
    private static final HeaderName HELD = HeaderNames.create(Wire.HELD);
    private static final String BUSY_SECONDS = "2";
    private static final String FILE = "/sync/v1/{sede}/files/{hash}";

    private final Sedi sedi;
    private final Varco varco;
    private final Contatti contatti;
    private final Time time;
    private final Ammissione ammissione = new Ammissione();
    private final Uscita uscita = new Uscita();

    public SyncService(Sedi sedi, Varco varco, Contatti contatti, Time time) {
        this.sedi = sedi;
        this.varco = varco;
        this.contatti = contatti;
        this.time = time;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post(Wire.iscrizione(), open(this::iscrizione))
                .post(Wire.rinnovo(), open(this::rinnovo))
                .post(Wire.hello(), known(this::hello))
                .post("/sync/v1/{sede}/journal", own(this::journal))
                .get("/sync/v1/{sede}/journal", own(this::proprie))
                .post("/sync/v1/{sede}/rientro", own(this::rientro))
                .get("/sync/v1/{sede}/feed", own(this::feed))
                .put("/sync/v1/{sede}/feed", own(this::riprende))
                .put("/sync/v1/{sede}/receipt", own(this::receipt))
                .post("/sync/v1/{sede}/stato", own(this::stato))
                .head(FILE, own(this::held))
                .put(FILE, own(this::take))
                .get(FILE, own(this::give));
    }

    private interface Route {
        void handle(Sede chi, ServerRequest request, ServerResponse response) throws IOException;
    }

    private interface Open {
        void handle(ServerRequest request, ServerResponse response) throws IOException;
    }

    /// Puts the clock on every answer, and turns what cannot be read into a refusal.
    private Handler open(Open route) {
        return (request, response) -> {
            response.header(CLOCK, Long.toString(time.bounded().toEpochMilli()));
            try {
                route.handle(request, response);
            } catch (MalformedException e) {
                refuse(response, new Refusal(Refusal.Code.MALFORMED, String.valueOf(e.getMessage())));
            } catch (RejectedException e) {
                if (e.rejection().problem() == Problem.TROPPO_CARICO) {
                    response.header(HeaderNames.RETRY_AFTER, BUSY_SECONDS);
                }
                refuse(response, new Refusal(Refusal.Code.BUSY, e.rejection().sentence()));
            }
        };
    }

    /// Lets in only a device that was enrolled, is not struck off and shows a certificate that has
    /// not run out.
    private Handler known(Route route) {
        return open((request, response) -> {
            Varco.Visita visita = varco.guarda(Chiesto.certificate(request));
            switch (visita.chi()) {
                case Chiamante.Ammesso(NomeApparecchio nome, var _) -> {
                    contatti.sentita(nome.sede());
                    if (visita.chiusa().isPresent()) {
                        chiusa(visita.chiusa().get(), response);
                    } else {
                        route.handle(nome.sede(), request, response);
                    }
                }
                case Chiamante.Scaduto(NomeApparecchio _, Refusal refusal) -> refuse(response, refusal);
                case Chiamante.Respinto(Refusal refusal) -> refuse(response, refusal);
            }
        });
    }

    /// A closed service answers, and says until when (RFC 9110, 10.2.3): its silence would mean
    /// something else.
    private static void chiusa(Aperture.Chiusa closed, ServerResponse response) {
        response.header(HeaderNames.RETRY_AFTER, Long.toString(closed.secondi()));
        refuse(response, new Refusal(Refusal.Code.CLOSED, closed.frase()));
    }

    /// Lets in only the branch that the address names.
    private Handler own(Route route) {
        return known((chi, request, response) -> {
            if (request.path().pathParameters().get("sede").equals(chi.code())) {
                route.handle(chi, request, response);
            } else {
                refuse(
                        response,
                        new Refusal(
                                Refusal.Code.FORBIDDEN,
                                "Questo apparecchio può scrivere e leggere solo per la sua sede."));
            }
        });
    }

    private void iscrizione(ServerRequest request, ServerResponse response) throws IOException {
        answer(response, varco.apparecchi().iscrivi(Json.read(request.content().inputStream(), Iscrizione.class)));
    }

    private void rinnovo(ServerRequest request, ServerResponse response) throws IOException {
        answer(
                response,
                varco.apparecchi()
                        .rinnova(
                                Chiesto.certificate(request),
                                Json.read(request.content().inputStream(), Rinnovo.class)));
    }

    private void hello(Sede chi, ServerRequest request, ServerResponse response) throws IOException {
        Hello hello = Json.read(request.content().inputStream(), Hello.class);
        Answer<Welcome> answer = sedi.hello(chi, hello);
        if (answer instanceof Answer.Ok<Welcome>) {
            contatti.detto(chi, hello);
        }
        answer(response, answer);
    }

    private void journal(Sede chi, ServerRequest request, ServerResponse response) throws IOException {
        answer(
                response,
                ammissione.take(
                        Chiesto.device(request), request, Frames::readEntries, batch -> sedi.prendi(chi, batch)));
        sedi.provvediPoi(chi);
    }

    private void rientro(Sede chi, ServerRequest request, ServerResponse response) throws IOException {
        answer(response, sedi.rientra(chi, Json.read(request.content().inputStream(), Rientro.class)));
    }

    private void proprie(Sede chi, ServerRequest request, ServerResponse response) throws IOException {
        int incarnazione = (int) Chiesto.number(request, "stream");
        long after = Chiesto.number(request, "after");
        uscita.give(
                Chiesto.device(request),
                response,
                most -> sedi.proprie(chi, incarnazione, after, most),
                Frames::writeEntries);
    }

    private void riprende(Sede chi, ServerRequest request, ServerResponse response) throws IOException {
        answer(
                response,
                ammissione.take(Chiesto.device(request), request, Frames::readFeed, told -> sedi.riprende(chi, told)));
    }

    private void feed(Sede chi, ServerRequest request, ServerResponse response) throws IOException {
        long after = Chiesto.number(request, "after");
        boolean news = sedi.attende(chi, after, (int) Math.min(Chiesto.number(request, "waitMs"), Integer.MAX_VALUE));
        Chiamante afterTheWait = varco.apparecchi().chi(Chiesto.certificate(request));
        if (afterTheWait instanceof Chiamante.Respinto(Refusal refusal)) {
            refuse(response, refusal); // struck off while it waited for news: it gets none
        } else if (news) {
            uscita.give(Chiesto.device(request), response, most -> sedi.novita(chi, after, most), Frames::writeFeed);
        } else {
            response.header(HeaderNames.CONTENT_TYPE, Wire.FRAMES);
            try (OutputStream out = response.outputStream()) {
                Frames.writeFeed(out, List.of());
            }
        }
    }

    private void receipt(Sede chi, ServerRequest request, ServerResponse response) throws IOException {
        answer(response, sedi.receipt(chi, Json.read(request.content().inputStream(), Receipt.class)));
    }

    private void stato(Sede chi, ServerRequest request, ServerResponse response) throws IOException {
        answer(response, sedi.compare(chi, Json.read(request.content().inputStream(), Impronta.class)));
    }

    private void held(Sede chi, ServerRequest request, ServerResponse response) throws IOException {
        switch (sedi.held(chi, Chiesto.hash(request))) {
            case Answer.Ok<Long>(Long held) ->
                response.header(HELD, held.toString()).send();
            case Answer.Refused<Long>(Refusal refusal) ->
                response.header(HELD, "0")
                        .status(Status.create(refusal.code().status()))
                        .send();
            case Answer.Failed<Long>(var causa, String detail) -> throw new IllegalStateException(causa + " " + detail);
        }
    }

    private void take(Sede chi, ServerRequest request, ServerResponse response) throws IOException {
        Answer<Long> answer;
        try (InputStream in = request.content().inputStream()) {
            answer = sedi.take(
                    chi, Chiesto.hash(request), Chiesto.number(request, "size"), Chiesto.number(request, "offset"), in);
        }
        switch (answer) {
            case Answer.Ok<Long>(Long held) ->
                response.header(HELD, held.toString())
                        .status(Status.NO_CONTENT_204)
                        .send();
            case Answer.Refused<Long>(Refusal refusal) -> refuse(response.header(HELD, "0"), refusal);
            case Answer.Failed<Long>(var causa, String detail) -> throw new IllegalStateException(causa + " " + detail);
        }
    }

    private void give(Sede chi, ServerRequest request, ServerResponse response) throws IOException {
        Hash file = Chiesto.hash(request);
        OptionalLong size = sedi.size(chi, file);
        if (size.isEmpty()) {
            refuse(response.header(HELD, "0"), new Refusal(Refusal.Code.NOT_YET, "Il file non è ancora in centrale."));
            return;
        }
        Optional<Wire.Range> range = Wire.Range.of(Chiesto.range(request), size.getAsLong());
        if (range.isEmpty()) {
            refuse(response, new Refusal(Refusal.Code.FILE, "Il file finisce prima di quanto richiesto."));
            return;
        }
        byte[] part;
        try (InputStream in = sedi.open(file, range.get().offset())) {
            part = in.readNBytes(range.get().length());
        }
        response.header(HeaderNames.CONTENT_TYPE, Wire.BYTES)
                .header(HeaderNames.CONTENT_RANGE, range.get().contentRange())
                .header(HELD, Long.toString(size.getAsLong()))
                .status(Status.PARTIAL_CONTENT_206)
                .send(part);
    }

    private static void answer(ServerResponse response, Answer<? extends Record> answer) {
        switch (answer) {
            case Answer.Ok<? extends Record> ok -> json(response, 200, ok.value());
            case Answer.Refused<? extends Record> refused -> refuse(response, refused.refusal());
            case Answer.Failed<? extends Record> failed -> throw new IllegalStateException(failed.detail());
        }
    }

    private static void refuse(ServerResponse response, Refusal refusal) {
        json(response, refusal.code().status(), refusal);
    }

    private static void json(ServerResponse response, int status, Record message) {
        response.header(HeaderNames.CONTENT_TYPE, Wire.JSON)
                .status(Status.create(status))
                .send(Json.write(message));
    }
}
