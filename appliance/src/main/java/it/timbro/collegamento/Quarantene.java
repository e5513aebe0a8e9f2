package it.timbro.collegamento;

import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.util.Optional;

/// Why this machine may not number, and how far it is on its way back. It is about the machine: no
/// fact, and not in what a rebuild makes.
public interface Quarantene {
    Optional<Quarantena> attuale(Reading rows);

    /// Begins one; the first cause stays. One of a life that has ended since, as a witness knew, is over.
    void apri(Reading rows, Quarantena quarantena);

    /// The centre gave a new incarnation.
    void assegnata(Reading rows, Assegnata assegnata);

    /// Another question for a new incarnation: what the one before was answered is another box's. Does nothing once
    /// there is an answer here.
    void nuovaDomanda(Reading rows, String id);

    /// The centre has given a later incarnation to another box: the answer that is here is over, and the question.
    void assegnataAdAltri(Reading rows, String id);

    void chiudi(Reading rows);

    /// @param stream the incarnation that may not go on
    /// @param dettaglio Italian, a whole sentence
    /// @param id of the question for a new incarnation, drawn by lot
    record Quarantena(
            StreamId stream, Causa causa, String dettaglio, String id, long ms, Optional<Assegnata> assegnata) {}

    /// @param nuova what is written from now on
    /// @param ultimo the last good head of the incarnation before
    record Assegnata(StreamId nuova, Head ultimo) {}

    /// What showed that this machine may be a copy. The names are stored.
    enum Causa {
        /// The database was made on another machine.
        MACCHINA,
        /// The witness holds what the journal lacks, or something else.
        TESTIMONE,
        /// The centre said so.
        CENTRALE
    }
}
