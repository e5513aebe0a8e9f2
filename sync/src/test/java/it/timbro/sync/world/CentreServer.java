package it.timbro.sync.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Json;
import it.timbro.sync.protocol.MalformedException;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The centre's routes over a real socket: also the model for the product's own handlers.
public final class CentreServer implements AutoCloseable {
    /// What its clock says.
    public static final long CLOCK_MS = 1_767_225_605_000L;

    private static final String SEDE_ROOT = "/sync/v1/" + Centre.SEDE;

    private final Centre centre;
    private final HttpServer server;
    private volatile boolean knowsTheDevice = true;

    public CentreServer(Centre centre) throws IOException {
        this.centre = centre;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::route);
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    public void strikesTheDeviceOff() {
        knowsTheDevice = false;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set(Wire.CLOCK, String.valueOf(CLOCK_MS));
        if (!knowsTheDevice) {
            answer(exchange, new Refusal(Refusal.Code.UNAUTHORIZED, "Questo apparecchio non è conosciuto."));
        } else if (path.equals(Wire.hello())) {
            answer(exchange, centre.hello(Json.read(exchange.getRequestBody(), Hello.class)));
        } else if (path.equals(Wire.journal(Centre.SEDE))) {
            journal(exchange);
        } else if (path.equals(SEDE_ROOT + "/feed")) {
            feed(exchange);
        } else if (path.equals(Wire.stato(Centre.SEDE))) {
            answer(exchange, centre.compare(Json.read(exchange.getRequestBody(), Impronta.class)));
        } else if (path.equals(Wire.receipt(Centre.SEDE))) {
            receipt(exchange);
        } else {
            file(exchange, new Hash(path.substring(path.lastIndexOf('/') + 1)));
        }
    }

    private void journal(HttpExchange exchange) throws IOException {
        try {
            answer(exchange, centre.push(Frames.readEntries(exchange.getRequestBody())));
        } catch (MalformedException e) {
            answer(exchange, new Refusal(Refusal.Code.MALFORMED, String.valueOf(e.getMessage())));
        }
    }

    private void receipt(HttpExchange exchange) throws IOException {
        answer(exchange, centre.receipt(Json.read(exchange.getRequestBody(), Receipt.class)));
    }

    private void feed(HttpExchange exchange) throws IOException {
        long after = Long.parseLong(query(exchange).getOrDefault("after", "0"));
        exchange.getResponseHeaders().set("Content-Type", Wire.FRAMES);
        exchange.sendResponseHeaders(200, 0);
        if (centre.feed(after, 0) instanceof Answer.Ok<List<FeedEntry>>(var news)) {
            Frames.writeFeed(exchange.getResponseBody(), news);
        }
        exchange.close();
    }

    private void file(HttpExchange exchange, Hash file) throws IOException {
        Map<String, String> query = query(exchange);
        long size = centre.archive.has(file)
                ? centre.archive.content(file).length
                : Long.parseLong(query.getOrDefault("size", "0"));
        exchange.getResponseHeaders().set(Wire.HELD, String.valueOf(centre.parts.held(file, size)));
        switch (exchange.getRequestMethod()) {
            case "HEAD" -> exchange.sendResponseHeaders(200, -1);
            case "PUT" -> {
                long offset = Long.parseLong(query.getOrDefault("offset", "0"));
                if (centre.send(file, size, offset, exchange.getRequestBody()) instanceof Answer.Ok<Long>(Long held)) {
                    exchange.getResponseHeaders().set(Wire.HELD, String.valueOf(held));
                    exchange.sendResponseHeaders(204, -1);
                } else {
                    answer(exchange, new Refusal(Refusal.Code.FILE, "Il contenuto non corrisponde all'impronta."));
                }
            }
            default -> range(exchange, file, size);
        }
        exchange.close();
    }

    private void range(HttpExchange exchange, Hash file, long size) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Range");
        Optional<Wire.Range> range =
                centre.archive.has(file) ? Wire.Range.of(header == null ? "" : header, size) : Optional.empty();
        if (range.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", range.get().contentRange());
        int from = (int) range.get().offset();
        byte[] content = Arrays.copyOfRange(
                centre.archive.content(file), from, from + range.get().length());
        exchange.sendResponseHeaders(206, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    private static void answer(HttpExchange exchange, Answer<? extends Record> answer) throws IOException {
        switch (answer) {
            case Answer.Ok<? extends Record> ok -> json(exchange, 200, ok.value());
            case Answer.Refused<? extends Record> refused -> answer(exchange, refused.refusal());
            case Answer.Failed<? extends Record> failed -> throw new IllegalStateException(failed.detail());
        }
    }

    private static void answer(HttpExchange exchange, Refusal refusal) throws IOException {
        json(exchange, refusal.code().status(), refusal);
    }

    private static void json(HttpExchange exchange, int status, Record message) throws IOException {
        byte[] body = Json.write(message);
        exchange.getResponseHeaders().set("Content-Type", Wire.JSON);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query == null
                ? Map.of()
                : Stream.of(query.split("&"))
                        .collect(Collectors.toMap(
                                pair -> pair.substring(0, pair.indexOf('=')),
                                pair -> pair.substring(pair.indexOf('=') + 1)));
    }
}
