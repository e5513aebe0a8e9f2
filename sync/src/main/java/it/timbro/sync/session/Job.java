package it.timbro.sync.session;

import java.util.Comparator;
import java.util.function.ToIntFunction;

/// A file that is to be moved.
///
/// @param up to the centre
record Job(Files.Item item, boolean up) {
    /// Those that gave the least trouble, of these the urgent ones, then the smallest.
    static Comparator<Job> order(ToIntFunction<Job> trouble) {
        return Comparator.comparingInt(trouble)
                .thenComparing(job -> !job.item.urgent())
                .thenComparingLong(job -> job.item.sizeBytes());
    }
}
