package it.timbro.sync.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// One entry of what the centre tells a branch: a place in the branch's feed and the fact it cites. It is never a
/// second fact;
/// the fact's identity stays its origin (stream, seq).
///
/// @param sede the branch that the feed is for
/// @param seq dense in this feed from 1
/// @param origin the cited entry, as it may travel
public record FeedEntry(String sede, long seq, Entry origin, Hash previous, Hash hash) implements Chained {

    /// Gives a fact its place in a feed.
    public static FeedEntry seal(String sede, long seq, Entry origin, Hash previous) {
        return new FeedEntry(
                sede,
                seq,
                origin.forTravel(),
                previous,
                computeHash(sede, seq, origin.stream(), origin.seq(), origin.hash(), previous));
    }

    /// The name of the feed of a branch, as [#chain] and receipts write it.
    public static String chainOf(String sede) {
        return "feed:" + sede;
    }

    /// What the feed's chain links: format, sede, seq, and the origin's stream, seq and hash.
    public static Hash computeHash(
            String sede, long seq, StreamId originStream, long originSeq, Hash originHash, Hash previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(Entry.FORMAT);
            Entry.text(out, sede);
            out.writeLong(seq);
            Entry.text(out, originStream.toString());
            out.writeLong(originSeq);
            out.write(originHash.raw());
            out.write(previous.raw());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return Hash.of(bytes.toByteArray());
    }

    @Override
    public String chain() {
        return chainOf(sede);
    }

    @Override
    public boolean sound() {
        return origin.sound()
                && computeHash(sede, seq, origin.stream(), origin.seq(), origin.hash(), previous)
                        .equals(hash);
    }

    @Override
    public boolean boundTo(Chained next) {
        return next instanceof FeedEntry that
                && that.origin.stream().equals(origin.stream())
                && that.origin.txFirst() == origin.txFirst();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FeedEntry that && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }
}
