package it.timbro.collegamento;

import it.timbro.archivio.Archivio;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.pratica.Impronte;
import it.timbro.sync.protocol.StreamId;

/// The branch as its side of the line sees it.
///
/// @param stream the one this incarnation writes, such as `GE1/1`
public record Filiale(
        Sede sede, StreamId stream, Journal journal, Archivio archivio, Scambio scambio, Impronte impronte, Time time) {
    /// Under this name the line writes: no person did it.
    static final String OPERATORE = "collegamento";

    long nowMs() {
        return time.now().toEpochMilli();
    }
}
