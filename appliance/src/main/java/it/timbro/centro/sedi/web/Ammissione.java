package it.timbro.centro.sedi.web;

import io.helidon.webserver.http.ServerRequest;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.MalformedException;
import it.timbro.sync.protocol.OversizeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/// How much of what branches send is in memory at once. A body is let in before it is read, by its length, and stays
/// packed while it comes, which on a slow line lasts. It is let in again to be unpacked: as what it seems, and if
/// it turns out to be more than an ordinary batch, anew and alone. Each room is entered in order of arrival; who
/// waits too long hears `busy` and may come again. No device has more than a few bodies under way, whatever it sends.
///
/// Any thread; it may wait, so a virtual one.
final class Ammissione {
    /// As they come: fifty ordinary batches, packed.
    private static final int PACKED_BYTES = 32 << 20;

    /// Eight ordinary batches, as many as write at once on PostgreSQL; of single facts, hundreds.
    private static final int UNPACKED_BYTES = 24 << 20;

    /// Most batches are below, see [Limits#BATCH_BYTES].
    private static final int ORDINARY_BYTES = 3 << 20;

    private static final int SMALL_BYTES = 64 << 10;
    private static final int USUAL_RATIO = 32;
    private static final int LARGEST_BYTES = Limits.BODY_BYTES + (1 << 20);

    /// Two that go one behind the other, and those of a connection that was cut.
    private static final int OF_ONE_DEVICE = 4;

    /// Before the body is sent for. A branch gives up a call after half a minute, the way of the body included.
    private static final int OUTSIDE_SECONDS = 4;

    /// Once it is here it is not sent away lightly.
    private static final int INSIDE_SECONDS = 15;

    private final Room packed = new Room(PACKED_BYTES);
    private final Room unpacked = new Room(UNPACKED_BYTES);
    private final Room.Each devices = new Room.Each(OF_ONE_DEVICE);

    /// Reads what a body holds, up to so many bytes.
    interface Decoder<T> {
        List<T> decode(InputStream in, int limit) throws IOException;
    }

    /// Reads a request's body and does what is to be done with it.
    ///
    /// @param device who sends it
    <T, R> R take(Object device, ServerRequest request, Decoder<T> decoder, Function<List<T>, R> work)
            throws IOException {
        int length = length(request);
        try (Room.Held _ = devices.of(device).enter(length > ORDINARY_BYTES ? OF_ONE_DEVICE : 1, OUTSIDE_SECONDS);
                Room.Held _ = packed.enter(length, OUTSIDE_SECONDS)) {
            byte[] body = new byte[length];
            int read = request.content().inputStream().readNBytes(body, 0, length);
            return unpack(body, read, decoder, work);
        }
    }

    /// First with the room that so many packed bytes usually need; a wrong guess costs the work and nothing else.
    private <T, R> R unpack(byte[] body, int length, Decoder<T> decoder, Function<List<T>, R> work) throws IOException {
        int limit = Math.clamp((long) length * USUAL_RATIO, SMALL_BYTES, ORDINARY_BYTES);
        while (true) {
            boolean alone = limit > ORDINARY_BYTES;
            try (Room.Held _ = unpacked.enter(alone ? UNPACKED_BYTES : limit, INSIDE_SECONDS)) {
                return work.apply(decoder.decode(new ByteArrayInputStream(body, 0, length), limit));
            } catch (OversizeException e) {
                if (alone) {
                    throw e;
                }
            }
            limit = limit < ORDINARY_BYTES ? ORDINARY_BYTES : Limits.BODY_BYTES;
        }
    }

    /// What the sender says, which the stream keeps to; who does not say it is taken for the largest.
    private static int length(ServerRequest request) throws MalformedException {
        long said = request.headers().contentLength().orElse(LARGEST_BYTES);
        if (said > LARGEST_BYTES) {
            throw new OversizeException("Il corpo supera il limite di " + LARGEST_BYTES + " byte.");
        }
        return (int) said;
    }
}
