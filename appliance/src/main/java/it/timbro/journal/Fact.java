package it.timbro.journal;

import it.timbro.sync.protocol.StreamId;
import java.util.Optional;

/// What happened, as a value. The families of facts live in `pratica`; the journal only asks that each can be
/// written and read back ([FactCodec]).
public interface Fact {
    /// Of a kind or version that this release does not know.
    default boolean unknown() {
        return false;
    }

    /// The fact whose card this one settles: the subject of that fact is told anew.
    default Optional<Cited> settles() {
        return Optional.empty();
    }

    /// A fact by its identity.
    record Cited(StreamId stream, long seq) {}
}
