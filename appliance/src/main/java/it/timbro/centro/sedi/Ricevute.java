package it.timbro.centro.sedi;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;

/// The receipts that the centre gives for a branch's streams, and those that it gets for a branch's feed. Both ends
/// keep both. Any thread.
///
/// @param chiave signs the centre's
public record Ricevute(Journal journal, SigningKey chiave, ChiaviDelleSedi chiavi) {
    /// The keys that branches have published in their streams. Answered by the wiring.
    @FunctionalInterface
    public interface ChiaviDelleSedi {
        /// @param pubblica base64 of the key's X.509 form
        boolean diSede(Reading rows, Sede sede, String pubblica);
    }

    /// The receipt for a head, as it was given. Where none was, such as for what this centre has taken back, one is
    /// given now and kept: it says what is held and counts nothing.
    Receipt data(StreamId stream, Head held) {
        return journal.read(rows -> rows.receipt(stream.sede(), stream.toString(), held))
                .filter(prima -> SigningKey.signed(prima, chiave.published()))
                .orElseGet(() -> {
                    Receipt adesso = chiave.sign(new Receipt(stream.toString(), held.seq(), held.hash(), 0, 0));
                    journal.keep(stream.sede(), adesso);
                    return adesso;
                });
    }

    /// Keeps a branch's receipt for its feed, if it is signed with a key that stands in the branch's own stream. The
    /// answer is our own signature under the same words: should this centre ever come back from a copy, the branch
    /// can show how far it was told.
    ///
    /// @param told whether the branch was told what it is for
    Answer<Receipt> prendi(Sede chi, Receipt receipt, boolean told) {
        if (!told
                || !receipt.chain().equals(FeedEntry.chainOf(chi.code()))
                || !receipt.touched().isEmpty()
                || !SigningKey.signed(receipt, receipt.key())) {
            return new Answer.Refused<>(
                    Sedi.malformed("La ricevuta non è firmata, o non riguarda le novità della sede."));
        }
        if (!journal.read(rows -> chiavi.diSede(rows, chi, receipt.key()))) {
            return new Answer.Refused<>(new Refusal(
                    Refusal.Code.NOT_YET,
                    Problem.CHIAVE_SCONOSCIUTA.with(chi.code()).sentence()));
        }
        journal.keep(chi.code(), receipt);
        return new Answer.Ok<>(chiave.sign(receipt));
    }
}
