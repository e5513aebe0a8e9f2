package it.timbro.journal;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;

/// A fact in its place: what a [Projection] may look at, and nothing else.
///
/// @param seq place in its stream; (stream, seq) is the fact's identity
public record Recorded(StreamId stream, long seq, Entry.Stamp time, String operatore, int flags, Fact fact) {}
