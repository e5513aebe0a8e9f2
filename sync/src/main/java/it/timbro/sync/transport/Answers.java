package it.timbro.sync.transport;

import it.timbro.sync.protocol.Json;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.MalformedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;

/// What is taken of an answer, and what it must look like to be believed.
final class Answers {
    private static final int BODY_LIMIT = Limits.BODY_BYTES + (1 << 20);

    private Answers() {}

    static BodyHandler<byte[]> whole() {
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_LIMIT);
    }

    /// Content goes to the sink as it comes; a refusal is read whole.
    static BodyHandler<byte[]> into(Link.Sink sink, long offset, int length) {
        return info -> {
            if (info.statusCode() != 206) {
                return BodySubscribers.limiting(BodySubscribers.ofByteArray(), Limits.JSON_BYTES);
            }
            return BodySubscribers.limiting(
                    BodySubscribers.mapping(
                            BodySubscribers.ofByteArrayConsumer(chunk -> chunk.ifPresent(bytes -> {
                                try {
                                    sink.take(size(info.headers(), offset), bytes);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            })),
                            _ -> new byte[0]),
                    length);
        };
    }

    static <T extends Record> T json(HttpResponse<byte[]> response, Class<T> type) throws IOException {
        demandType(response, Wire.JSON);
        return Json.read(response.body(), type);
    }

    /// A captive portal answers 200 to everything, in HTML.
    static void demandType(HttpResponse<byte[]> response, String type) throws MalformedException {
        String found = response.headers().firstValue("Content-Type").orElse("nothing");
        if (!found.startsWith(type)) {
            throw new MalformedException("expected " + type + ", got " + found);
        }
    }

    static long number(HttpHeaders headers, String name) throws MalformedException {
        String text = headers.firstValue(name).orElse("");
        if (!text.matches("[0-9]{1,18}")) {
            throw new MalformedException("header " + name + " is no number: " + text);
        }
        return Long.parseLong(text);
    }

    static long size(HttpHeaders headers, long offset) throws MalformedException {
        String range = headers.firstValue("Content-Range").orElse("");
        if (!range.matches("bytes " + offset + "-[0-9]{1,18}/[0-9]{1,18}")) {
            throw new MalformedException("not the range asked for: " + range);
        }
        return Long.parseLong(range.substring(range.indexOf('/') + 1));
    }
}
