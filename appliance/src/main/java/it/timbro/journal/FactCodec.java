package it.timbro.journal;

import it.timbro.sync.protocol.Entry;

/// Turns facts into the bytes that stand in the journal and back.
public interface FactCodec {
    Entry.Draft encode(Fact fact);

    /// Reads a fact back. A kind or version of a newer release comes back as a fact that says so, never as a
    /// failure.
    Fact decode(String kind, int version, String subject, byte[] payload);

    /// Facts of this kind concern the machine that wrote them and no other: who sends one with its payload is not
    /// believed.
    boolean staysHome(String kind);
}
