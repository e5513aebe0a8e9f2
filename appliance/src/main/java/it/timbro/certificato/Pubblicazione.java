package it.timbro.certificato;

import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.pratica.DellaSede.ChiavePubblicata;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.SigningKey;

/// Makes the branch's key known, before it has signed anything: a fact that travels to the centre like every other.
public final class Pubblicazione {
    private static final String OPERATORE = "sistema";

    private final Journal journal;
    private final StreamId stream;
    private final SigningKey chiave;
    private final Chiavi chiavi;

    public Pubblicazione(Journal journal, StreamId stream, SigningKey chiave, Chiavi chiavi) {
        this.journal = journal;
        this.stream = stream;
        this.chiave = chiave;
        this.chiavi = chiavi;
    }

    /// Call at every start, before the first certificate can be issued: publishes the key once.
    ///
    /// @return false if it was published already
    public boolean pubblica() {
        Sede sede = new Sede(stream.sede());
        return journal.write(stream, OPERATORE, tx -> {
            if (chiavi.pubblicata(tx, sede, chiave.kid())) {
                return false;
            }
            tx.append(new ChiavePubblicata(chiave.kid(), chiave.published()));
            return true;
        });
    }
}
