package it.timbro.operatori;

import it.timbro.journal.Journal;
import it.timbro.sync.protocol.StreamId;

/// Where people are written down.
///
/// @param stream this house's own
public record Libro(Journal journal, StreamId stream, Anagrafe anagrafe, Falliti falliti) {}
