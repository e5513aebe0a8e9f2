package it.timbro.sync.transport;

import it.timbro.sync.protocol.Json;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.MalformedException;
import java.io.IOException;
import java.io.InputStream;

/// What is taken of an answer, and what it must look like to be believed.
final class Answers {
    private static final int PARTIAL_CONTENT = 206;
    private static final int CHUNK_BYTES = 64 << 10;
    private static final int BODY_LIMIT = Limits.BODY_BYTES + (1 << 20);

    private Answers() {}

    static Calls.Taking whole() {
        return (_, body) -> read(body, BODY_LIMIT);
    }

    /// Content goes to the sink as it comes; a refusal is read whole.
    static Calls.Taking into(Link.Sink sink, long offset, int length) {
        return (head, body) -> {
            if (head.status() != PARTIAL_CONTENT) {
                return read(body, Limits.JSON_BYTES);
            }
            long left = length;
            for (byte[] chunk = body.readNBytes(CHUNK_BYTES); chunk.length > 0; chunk = body.readNBytes(CHUNK_BYTES)) {
                left -= chunk.length;
                if (left < 0) {
                    throw new IOException("more than was asked for");
                }
                sink.take(size(head, offset), chunk);
            }
            return new byte[0];
        };
    }

    private static byte[] read(InputStream body, int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new IOException("an answer of more than " + limit + " bytes");
        }
        return bytes;
    }

    static <T extends Record> T json(Reply reply, Class<T> type) throws IOException {
        demandType(reply, Wire.JSON);
        return Json.read(reply.body(), type);
    }

    /// A captive portal answers 200 to everything, in HTML.
    static void demandType(Reply reply, String type) throws MalformedException {
        String found = reply.header("Content-Type").orElse("nothing");
        if (!found.startsWith(type)) {
            throw new MalformedException("expected " + type + ", got " + found);
        }
    }

    static long number(Reply reply, String name) throws MalformedException {
        String text = reply.header(name).orElse("");
        if (!text.matches("[0-9]{1,18}")) {
            throw new MalformedException("header " + name + " is no number: " + text);
        }
        return Long.parseLong(text);
    }

    static long size(Reply reply, long offset) throws MalformedException {
        String range = reply.header("Content-Range").orElse("");
        if (!range.matches("bytes " + offset + "-[0-9]{1,18}/[0-9]{1,18}")) {
            throw new MalformedException("not the range asked for: " + range);
        }
        return Long.parseLong(range.substring(range.indexOf('/') + 1));
    }
}
