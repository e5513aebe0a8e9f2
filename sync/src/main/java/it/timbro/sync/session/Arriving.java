package it.timbro.sync.session;

import it.timbro.sync.protocol.Hash;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What is here of files on their way down. Any thread.
final class Arriving {
    private final Map<Hash, Long> here = new ConcurrentHashMap<>();

    void held(Hash file, long bytes) {
        here.put(file, bytes);
    }

    void forget(Hash file) {
        here.remove(file);
    }

    /// @param entries news that are to come
    /// @param files that may come now
    LinkState.Coming of(long entries, Stream<Files.Item> files) {
        List<Files.Item> first = files.limit(LinkState.FILES).toList();
        long bytes = first.stream()
                .mapToLong(item -> Math.max(0, item.sizeBytes() - here.getOrDefault(item.hash(), 0L)))
                .sum();
        return new LinkState.Coming(entries, first.size(), bytes);
    }
}
