package it.timbro.centro.sedi.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.transport.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// How much of what goes to the branches is in memory at once, as [Ammissione] for what they send. Few answers are
/// read from the store and packed at the same time, so that after a regional outage the people's pages find it free
/// too; one whose first transaction is large is read alone. On its way, which on a slow line lasts, an answer has
/// room for its packed bytes only. Who waits for news waits elsewhere and has room for nothing.
///
/// Any thread; it may wait, so a virtual one.
final class Uscita {
    /// Fewer than the readers of the store.
    private static final int READING = 2;

    /// Packed, and on the way: a hundred ordinary answers.
    private static final int PACKED_BYTES = 32 << 20;

    /// Most answers are below, see [Limits#BATCH_BYTES].
    private static final int ORDINARY_BYTES = 3 << 20;

    private static final int FIRST_BYTES = 64 << 10;
    private static final int LARGEST_BYTES = Limits.BODY_BYTES + (1 << 20);

    /// One that is answered, and those of a connection that was cut.
    private static final int OF_ONE_DEVICE = 4;

    /// A branch gives up a call after half a minute, the way of the answer included.
    private static final int SECONDS = 4;

    private final Room reading = new Room(READING);
    private final Room packed = new Room(PACKED_BYTES);
    private final Room.Each devices = new Room.Each(OF_ONE_DEVICE);

    /// Reads what is to be told, if it is not more than so many bytes.
    interface Source<T> {
        Optional<List<T>> read(long mostBytes);
    }

    /// Packs it.
    interface Encoder<T> {
        void encode(OutputStream out, List<T> links) throws IOException;
    }

    /// Answers a request.
    ///
    /// @param device who asked
    <T> void give(Object device, ServerResponse response, Source<T> source, Encoder<T> encoder) throws IOException {
        try (Room.Held _ = devices.of(device).enter(1, SECONDS)) {
            if (!give(response, source, encoder, ORDINARY_BYTES, 1)) {
                give(response, source, encoder, LARGEST_BYTES, READING);
            }
        }
    }

    private <T> boolean give(ServerResponse response, Source<T> source, Encoder<T> encoder, int most, int readingShare)
            throws IOException {
        try (Room.Held way = packed.enter(most, SECONDS)) {
            byte[] body;
            try (Room.Held _ = reading.enter(readingShare, SECONDS)) {
                Optional<List<T>> links = source.read(most);
                if (links.isEmpty()) {
                    return false;
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_BYTES);
                encoder.encode(out, links.get());
                body = out.toByteArray();
            }
            way.keep(body.length);
            response.header(HeaderNames.CONTENT_TYPE, Wire.FRAMES).send(body);
            return true;
        }
    }
}
