package it.timbro.journal;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;

/// A fact in its place: what a [Projection] may look at, and nothing else.
///
/// @param seq place in its stream; (stream, seq) is the fact's identity
public record Recorded(StreamId stream, long seq, Entry.Stamp time, String operatore, int flags, Fact fact) {
    /// What stands in an entry; never a failure: [Unreadable] or [Trespass] stands in for what says nothing here.
    static Recorded of(FactCodec codec, Entry entry) {
        return new Recorded(
                entry.stream(), entry.seq(), entry.time(), entry.operatore(), entry.flags(), fact(codec, entry));
    }

    private static Fact fact(FactCodec codec, Entry entry) {
        byte[] payload = entry.payload();
        try {
            Fact said = codec.decode(
                    entry.kind(), entry.version(), entry.subject(), payload == null ? new byte[0] : payload);
            return codec.mayWrite(entry.stream(), said) ? said : new Trespass(entry.kind());
        } catch (IllegalArgumentException e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
