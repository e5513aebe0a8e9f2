package it.timbro.registri;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.DelRegistro.GiornataSigillata;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The rows of the registers: the facts of a day as they stand in the journal, in the order in which
/// they came.
public interface Righe {
    List<Voce> righe(Reading rows, DelGiorno quale, int da, int quante);

    int quante(Reading rows, DelGiorno quale);

    /// Whether one of these, all of one office and one day, holds anything: a single question of the store.
    boolean alcuna(Reading rows, List<DelGiorno> quali);

    /// What the seal is made of, without the facts themselves.
    List<Anello> anelli(Reading rows, DelGiorno quale);

    /// The seal of a day, if it was closed.
    Optional<Chiusa> sigillo(Reading rows, Sede tenuti, LocalDate giorno);

    /// The last day that was closed, by the time of its closing.
    Optional<LocalDate> ultimaChiusa(Reading rows, Sede tenuti);

    /// When something first stood in one of these registers.
    OptionalLong prima(Reading rows, Sede tenuti, List<Registro> registri);

    /// Whose pratica it is; "" if it is not known here.
    String impresa(Reading rows, NumeroPratica pratica);

    /// An entry that is a row.
    ///
    /// @param fatto empty where its payload was erased, or is of a newer release
    record Voce(Anello anello, long ms, String operatore, Optional<Fatto> fatto, Optional<Annullo> annullo) {}

    /// A fact's identity and hash.
    record Anello(StreamId stream, long seq, Hash hash) {}

    record Annullo(StreamId stream, long seq, long ms, String operatore, Fatto fatto) {}

    /// A seal with who set it, and when.
    record Chiusa(GiornataSigillata sigillo, long ms, String operatore) {
        /// Whether an entry was there when the day was closed.
        public boolean copre(StreamId stream, long seq) {
            return sigillo.teste().stream()
                    .anyMatch(testa -> testa.stream().equals(stream.toString()) && seq <= testa.seq());
        }
    }
}
