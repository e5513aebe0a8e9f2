package it.timbro.collegamento;

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
