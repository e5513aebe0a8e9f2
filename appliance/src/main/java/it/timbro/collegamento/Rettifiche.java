package it.timbro.collegamento;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.OptionalLong;

/// What the company sent through the centre, *rettifiche* and *rinunce*, and the owner of the pratica has not
/// answered yet.
public interface Rettifiche {
    /// Oldest first.
    List<Pervenuta> senzaRisposta(Reading rows, int limit);

    /// Whether this one still waits: asked again inside the transaction that answers.
    boolean attende(Reading rows, Pervenuta pervenuta);

    /// Deadline of the last rettifica that was asked for, milliseconds of the Unix epoch.
    OptionalLong scadenzaMs(Reading rows, NumeroPratica pratica);

    /// At the centre: requests of a branch that have come in and whose hours have not begun, the oldest first.
    List<Chiesta> daComunicare(Reading rows, Sede sede, int limit);

    /// At the centre: requests of a branch whose time is over, to which the company has not answered, and of which
    /// the branch has not been told.
    List<Chiesta> daScadere(Reading rows, Sede sede, long nowMs, int limit);

    /// At a branch: its own pratiche whose time is over by the centre's word, and that wait for nothing else.
    List<Chiesta> scadute(Reading rows, Sede sede, int limit);

    /// A request to a company, by its place in the branch's stream.
    ///
    /// @param scadenzaMs as stated so far
    record Chiesta(StreamId stream, long seq, NumeroPratica pratica, long scadenzaMs) {}

    /// A message of the centre, by its place in the centre's stream.
    ///
    /// @param ms when the centre took it in charge, by the centre's clock: the one the deadline runs on
    record Pervenuta(StreamId stream, long seq, NumeroPratica pratica, Tipo tipo, long ms) {}

    /// What the company wants. The names are stored.
    enum Tipo {
        RETTIFICA,
        RINUNCIA
    }
}
