package it.timbro.collegamento;

import it.timbro.archivio.Archivio;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.pratica.Impronte;
import it.timbro.sync.protocol.StreamId;
import java.util.Optional;

/// The branch as its side of the line sees it.
///
/// @param stream whose writer it is: `GE1/1`, for all of its lives
public record Filiale(
        Sede sede,
        StreamId stream,
        Journal journal,
        Archivio archivio,
        Scambio scambio,
        Impronte impronte,
        Quarantene quarantene,
        Time time) {
    /// Under this name the line writes: no person did it.
    static final String OPERATORE = "collegamento";

    /// What this incarnation writes.
    StreamId vita() {
        return journal.lives(stream).getLast();
    }

    /// This machine numbers nothing from now on, until it has a new incarnation.
    ///
    /// @param vita the incarnation that may not go on; if another has taken its place meanwhile
    /// nothing happens
    void quarantena(StreamId vita, Quarantene.Causa causa, String dettaglio, String id) {
        journal.write(vita, OPERATORE, tx -> {
            if (tx.stream().equals(vita)) {
                quarantene.apri(tx, new Quarantene.Quarantena(vita, causa, dettaglio, id, nowMs(), Optional.empty()));
            }
            return vita;
        });
    }

    long nowMs() {
        return time.now().toEpochMilli();
    }
}
