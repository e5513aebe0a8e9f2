package it.timbro.sync.world;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes streams of invented facts, always the same for the same calls.
public final class Facts {
    public static final StreamId GENOVA = new StreamId("GE1", "1");
    public static final StreamId CENTRO = new StreamId("GE", "aoo");

    private final StreamId stream;
    public final List<Entry> entries = new ArrayList<>();

    public Facts(StreamId stream) {
        this.stream = stream;
    }

    /// One transaction of as many facts.
    public Facts transaction(int facts) {
        return transaction(facts, 0, "PraticaProtocollata");
    }

    public Facts transaction(int facts, int flags, String kind) {
        long first = entries.size() + 1L;
        for (int i = 0; i < facts; i++) {
            long seq = entries.size() + 1L;
            Hash previous = entries.isEmpty() ? Hash.ZERO : entries.getLast().hash();
            Entry.Stamp time = new Entry.Stamp(1_767_225_600_000L + seq, seq, 0, Long.MAX_VALUE);
            Entry.Draft draft = new Entry.Draft(
                    kind,
                    1,
                    flags,
                    "pratica:M26B22%05d".formatted(first),
                    utf8("{\"città\":\"Genova\",\"n\":" + seq + "}"));
            entries.add(
                    Entry.seal(stream, seq, first, facts, time, "lucia.verdi", draft, utf8("sale" + seq), previous));
        }
        return this;
    }

    /// The feed that cites these facts, all of them.
    public List<FeedEntry> feed(String sede) {
        List<FeedEntry> feed = new ArrayList<>();
        for (Entry entry : entries) {
            Hash previous = feed.isEmpty() ? Hash.ZERO : feed.getLast().hash();
            feed.add(FeedEntry.seal(sede, feed.size() + 1L, entry, previous));
        }
        return feed;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
