package it.timbro.sync.session;

import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Link;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Asks and sends for one file, and decides nothing. Any thread.
record Upward(Files files, Link link, LongSupplier clockMs) {
    /// What came of it.
    sealed interface Carried {}

    /// The centre was asked how much is there.
    record Asked(Answer<Long> answer) implements Carried {}

    /// A part of so many bytes went there.
    record Sent(long at, int bytes, long ms, Answer<Long> answer) implements Carried {}

    /// @param reason Italian
    record Unread(String reason) implements Carried {}

    /// One part, or the question where it goes on.
    Carried part(Files.Item item, OptionalLong known, int partBytes) {
        return known.isPresent()
                ? send(item, known.getAsLong(), partBytes)
                : new Asked(link.held(item.hash(), item.sizeBytes()));
    }

    /// All of a small file in one part, unasked: on a quick line the question costs more than bytes that are there.
    Carried whole(Files.Item item, OptionalLong known, int partBytes) {
        return send(item, known.orElse(0), partBytes);
    }

    private Carried send(Files.Item item, long at, int partBytes) {
        byte[] part;
        try (InputStream in = files.open(item.hash(), at)) {
            part = in.readNBytes((int) Math.min(partBytes, item.sizeBytes() - at));
        } catch (IOException e) {
            return new Unread("Il file non si legge in sede: " + e.getMessage());
        }
        if (part.length == 0 && at < item.sizeBytes()) {
            return new Unread("Il file in sede è più corto di quanto annunciato.");
        }
        long sinceMs = clockMs.getAsLong();
        Answer<Long> answer = link.send(item.hash(), item.sizeBytes(), at, part);
        return new Sent(at, part.length, clockMs.getAsLong() - sinceMs, answer);
    }
}
