package it.timbro.sync.session;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Reads and packs the next parcel while the centre stores the one before it: of two machines that
/// work in turn, one would always wait. Used by the push lane.
final class Ahead {
    private static final int MANY = 50;

    private final Outbox outbox;
    private @Nullable Next next;

    private record Next(StreamId stream, long after, CompletableFuture<Parcel> parcel) {}

    Ahead(Outbox outbox) {
        this.outbox = outbox;
    }

    /// What follows a seq: as it was prepared if this was, else read now.
    Parcel take(StreamId stream, long after) {
        Next prepared = next;
        next = null;
        if (prepared == null || !prepared.stream.equals(stream) || prepared.after != after) {
            return read(stream, after);
        }
        try {
            Parcel parcel = prepared.parcel.get();
            // what was written since has rung while the former batch was under way: nobody rings again
            return parcel.entries().isEmpty() ? read(stream, after) : parcel;
        } catch (ExecutionException e) {
            return read(stream, after); // if it fails again, it is told where it is used
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch was being packed", e);
        }
    }

    /// Begins with what follows this one, if it is long enough to be one of many.
    void prepare(StreamId stream, List<Entry> batch, Executor background) {
        long after = batch.getLast().seq();
        if (batch.size() >= MANY) {
            next = new Next(
                    stream,
                    after,
                    CompletableFuture.supplyAsync(
                            () -> {
                                Parcel parcel = read(stream, after);
                                parcel.body();
                                return parcel;
                            },
                            background));
        }
    }

    private Parcel read(StreamId stream, long after) {
        return Parcel.of(outbox.after(stream, after, Limits.BATCH_ENTRIES, Limits.BATCH_BYTES));
    }
}
