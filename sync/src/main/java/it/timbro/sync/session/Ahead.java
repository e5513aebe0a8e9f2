package it.timbro.sync.session;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.Link;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Reads, packs and on a quick line sends the next parcel while the centre stores the one before it:
/// of two machines that work in turn, one would always wait. Only one is ever ahead. Should it
/// overtake, the centre does not take it and it goes again. Used by the push lane.
final class Ahead {
    private static final int MANY = 50;

    private final Outbox outbox;
    private final Link link;
    private @Nullable Next next;

    /// @param answer none if it has not left
    private record Next(
            StreamId stream,
            long after,
            CompletableFuture<Parcel> parcel,
            Optional<CompletableFuture<Answer<Receipt>>> answer) {}

    /// A parcel whose turn it is.
    ///
    /// @param answer of the centre, if it has left already
    record Ready(Parcel parcel, Optional<CompletableFuture<Answer<Receipt>>> answer) {}

    Ahead(Outbox outbox, Link link) {
        this.outbox = outbox;
        this.link = link;
    }

    /// What follows a seq: as it was prepared if this was, else read now.
    Ready take(StreamId stream, long after) {
        Next prepared = next;
        next = null;
        if (prepared == null || !prepared.stream.equals(stream) || prepared.after != after) {
            return new Ready(read(stream, after), Optional.empty());
        }
        Parcel parcel = Background.await(prepared.parcel);
        // what was written since has rung while the former batch was under way: nobody rings again
        return parcel.entries().isEmpty()
                ? new Ready(read(stream, after), Optional.empty())
                : new Ready(parcel, prepared.answer);
    }

    /// Begins with what follows this one, if it is long enough to be one of many.
    ///
    /// @param quick whether it leaves at once; else it waits for its turn
    void prepare(StreamId stream, List<Entry> batch, Executor background, boolean quick) {
        long after = batch.getLast().seq();
        if (batch.size() >= MANY) {
            CompletableFuture<Parcel> parcel = CompletableFuture.supplyAsync(
                    () -> {
                        Parcel read = read(stream, after);
                        read.body();
                        return read;
                    },
                    background);
            next = new Next(
                    stream,
                    after,
                    parcel,
                    quick ? Optional.of(parcel.thenApplyAsync(this::send, background)) : Optional.empty());
        }
    }

    private Answer<Receipt> send(Parcel parcel) {
        return parcel.entries().isEmpty()
                ? new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "nothing to send")
                : link.push(parcel);
    }

    /// What was sent ahead is of no use.
    void forget() {
        next = null;
    }

    private Parcel read(StreamId stream, long after) {
        return Parcel.of(outbox.after(stream, after, Limits.BATCH_ENTRIES, Limits.BATCH_BYTES));
    }
}
