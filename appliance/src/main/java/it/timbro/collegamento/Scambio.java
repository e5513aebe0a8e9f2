package it.timbro.collegamento;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How far the line has come: receipts by number and hash, and which files both ends hold. No
/// facts: it can be lost and asked again.
public interface Scambio {
    /// The last entry of a stream that the centre gave a receipt for.
    Head riscontrato(Reading rows, StreamId stream);

    /// Whether the centre gave a receipt for a fact of this branch about a subject.
    boolean inCentrale(Reading rows, Sede sede, String subject);

    /// Keeps a receipt. If it goes back, the centre was restored from an older copy: the files that
    /// later facts name count as missing there again.
    void riscontra(Reading rows, StreamId stream, Head ricevuta, long nowMs);

    /// How often the centre was put back, as far as it said so when it welcomed this branch; 0 if it has not.
    long generazione(Reading rows, Sede sede);

    void generazione(Reading rows, Sede sede, long detta, long nowMs);

    /// Files named by facts of this branch, of whatever incarnation, that the centre gave a receipt for and
    /// which it does not hold: those of urgent pratiche, then the smallest first.
    List<Annunciato> daInviare(Reading rows, Sede sede, int limit);

    /// The same, and those named by facts without a receipt.
    List<Annunciato> daConsegnare(Reading rows, Sede sede, int limit);

    /// Files that the centre announced and this branch does not hold, in the same order.
    List<Annunciato> daRicevere(Reading rows, Sede sede, int limit);

    /// When an exchange over the line was last completed, as far as it is known; 0 if there never was one.
    long ultimoScambio(Reading rows, Sede sede);

    void ultimoScambio(Reading rows, Sede sede, long ms);

    /// The last time something was the matter with the line, as far as it is known; also of a matter that is over.
    Optional<Errore> ultimoErrore(Reading rows, Sede sede);

    void ultimoErrore(Reading rows, Sede sede, Errore errore);

    /// @param frase Italian
    /// @param ms branch's clock
    record Errore(String frase, long ms) {}

    /// The last stick of the centre that was read, by when it was prepared.
    Optional<Chiavetta> chiavetta(Reading rows, Sede sede);

    /// A stick was read. One that comes late changes nothing.
    void chiavetta(Reading rows, Sede sede, Chiavetta letta);

    /// @param fattaMs when the centre prepared it, the centre's clock
    /// @param lettaMs when it was read, the branch's clock
    record Chiavetta(long fattaMs, long lettaMs) {}

    /// Both ends hold the file.
    void scambiato(Reading rows, Sede sede, Hash file, long nowMs);

    /// Those of these pratiche for which this branch named a file that the centre still lacks.
    Set<NumeroPratica> mancanoFile(Reading rows, StreamId stream, Collection<NumeroPratica> pratiche);

    /// All that has no receipt yet.
    Restano restano(Reading rows, StreamId stream);

    /// @param fatti facts without a receipt, `fattiByte` their payloads
    /// @param piuVecchioMs when the oldest fact was written that waits, or names a file that waits, branch's
    /// clock; 0 if there is none
    /// @param file files that facts with a receipt name and the centre does not hold, `fileByte`
    /// their size
    record Restano(long fatti, long fattiByte, long piuVecchioMs, long file, long fileByte) {}

    /// All that the centre announced and is not here yet.
    InArrivo inArrivo(Reading rows, Sede sede);

    /// @param piuVecchioMs when the fact was written that names the oldest of them, its writer's clock; 0 if there is
    /// none
    record InArrivo(long file, long fileByte, long piuVecchioMs) {
        public static final InArrivo NULLA = new InArrivo(0, 0, 0);
    }

    /// The incarnation that wrote last about each of these pratiche of ours, where it is noted.
    Map<NumeroPratica, StreamId> scritte(Reading rows, Collection<NumeroPratica> pratiche);

    /// The presence that this branch says next, if it has drawn one.
    Optional<String> presenza(Reading rows, StreamId stream);

    /// Keeps the next presence; empty once the centre has signed for it.
    void presenza(Reading rows, StreamId stream, Optional<String> prossima);

    /// A file that a fact names.
    ///
    /// @param size bytes; 0 where the fact does not say
    record Annunciato(Hash sha256, long size, boolean urgente) {}
}
