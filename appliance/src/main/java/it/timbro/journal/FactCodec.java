package it.timbro.journal;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;

/// Turns facts into the bytes that stand in the journal and back.
public interface FactCodec {
    Entry.Draft encode(Fact fact);

    /// Reads a fact back. A kind or version of a newer release comes back as a fact that says so, never as a
    /// failure.
    Fact decode(String kind, int version, String subject, byte[] payload);

    /// Whether the writer of a stream may say this. What it may not is kept, with a card, and changes nothing: a
    /// machine's keys may be in a thief's hands.
    boolean mayWrite(StreamId writer, Fact fact);

    /// Facts of this kind concern the machine that wrote them and no other: who sends one with its payload is not
    /// believed.
    boolean staysHome(String kind);
}
