package it.timbro.certificato;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaSede.ChiavePubblicata;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.KeyPlace;
import it.timbro.sync.sealed.SigningKey;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The branch's own key, which signs the codes on its sheets and its receipts, and how another takes its place. It is
/// known before it signs anything: a fact that travels to the centre like every other. So the order is: the file of
/// the new key, the fact that publishes it, then it signs; whatever a crash cuts off, [#pubblica] ends. Any thread.
public final class ChiaveDellaSede {
    private static final String OPERATORE = "sistema";

    private final Journal journal;
    private final StreamId stream;
    private final KeyPlace posto;
    private final Chiavi chiavi;
    private final Predicate<Reading> inQuarantena;
    private volatile SigningKey attuale;
    private @Nullable StreamId detta;

    /// @param inQuarantena whether this box may be a copy: what it said then would have to be said again
    public ChiaveDellaSede(
            Journal journal, StreamId stream, KeyPlace posto, Chiavi chiavi, Predicate<Reading> inQuarantena) {
        this.journal = journal;
        this.stream = stream;
        this.posto = posto;
        this.chiavi = chiavi;
        this.inQuarantena = inQuarantena;
        this.attuale = posto.current();
    }

    /// What signs now.
    public SigningKey attuale() {
        return attuale;
    }

    /// Since when it is published.
    public Optional<Instant> dal() {
        return journal.read(rows -> chiavi.dal(rows, sede(), attuale.kid()));
    }

    private Sede sede() {
        return new Sede(stream.sede());
    }

    /// Publishes what is not known yet, unless in quarantine. Call it at every start, before the first certificate
    /// can be issued, and whenever facts of ours may have been left behind: only with the end of a life, so once in
    /// each it is looked for.
    ///
    /// @return false if there was nothing to publish
    public synchronized boolean pubblica() {
        StreamId vita = journal.read(rows -> rows.life(stream));
        if (vita.equals(detta) || journal.read(inQuarantena::test)) {
            return false;
        }
        boolean pubblicata =
                posto.next().map(nuova -> subentra(nuova, OPERATORE)).orElseGet(() -> pubblica(attuale, OPERATORE));
        detta = vita;
        return pubblicata;
    }

    /// A person has another key take the place of the one that is there. What that one signed stays good: its public
    /// half stays published.
    ///
    /// @param kid the key that the person saw
    public synchronized void cambia(String kid, String operatore) {
        if (!kid.equals(attuale.kid())) {
            throw Problem.NON_VALIDO_ORA.rejected("la chiave della sede è già stata cambiata");
        }
        if (journal.read(inQuarantena::test)) {
            throw Problem.NON_VALIDO_ORA.rejected("la sede deve prima rientrare: pagina «Rientro»");
        }
        detta = null; // half of it may fail
        subentra(posto.makeNext(), operatore);
    }

    private boolean subentra(SigningKey nuova, String operatore) {
        boolean pubblicata = pubblica(nuova, operatore);
        posto.advance();
        attuale = nuova;
        return pubblicata;
    }

    private boolean pubblica(SigningKey chiave, String operatore) {
        return !journal.read(rows -> chiavi.pubblicata(rows, sede(), chiave.kid()))
                && journal.write(stream, operatore, tx -> {
                    if (chiavi.pubblicata(tx, sede(), chiave.kid())) {
                        return false;
                    }
                    tx.append(new ChiavePubblicata(chiave.kid(), chiave.published()));
                    return true;
                });
    }
}
