package it.timbro.sync.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Cuts what is to be sent where no transaction is parted.
public final class Batches {
    private Batches() {}

    /// The longest beginning of `links` that parts no transaction and keeps within the limits; the first
    /// transaction comes whatever its size.
    ///
    /// @param links consecutive; the last transaction must be whole
    public static <T extends Chained> List<T> cut(List<T> links, int maxEntries, long maxBytes) {
        int end = 0;
        long bytes = 0;
        for (int from = 0; from < links.size(); ) {
            int to = from + 1;
            long weight = weight(links.get(from));
            while (to < links.size() && links.get(to - 1).boundTo(links.get(to))) {
                weight += weight(links.get(to));
                to++;
            }
            if (end > 0 && (to > maxEntries || bytes + weight > maxBytes)) {
                break;
            }
            end = to;
            bytes += weight;
            from = to;
        }
        return Collections.unmodifiableList(new ArrayList<>(links.subList(0, end)));
    }

    /// With the limits of version 1.
    public static <T extends Chained> List<T> cut(List<T> links) {
        return cut(links, Limits.BATCH_ENTRIES, Limits.BATCH_BYTES);
    }

    private static long weight(Chained link) {
        Entry entry = switch (link) {
            case Entry own -> own;
            case FeedEntry feed -> feed.origin();
        };
        byte[] payload = entry.payload();
        return 320 + (payload == null ? 0 : payload.length);
    }
}
