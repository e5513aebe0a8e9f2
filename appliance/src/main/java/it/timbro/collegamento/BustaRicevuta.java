package it.timbro.collegamento;

import it.timbro.collegamento.Quarantene.Assegnata;
import it.timbro.collegamento.Quarantene.Quarantena;
import it.timbro.sync.protocol.CodiceRientro;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The *busta di ripartenza* as a branch asks for it and reads it: the centre's answer, and what the branch
/// had forgotten. It is good for the box whose code was read out, once; a person then goes on with [Rientro].
/// Any thread.
final class BustaRicevuta {
    private static final String RIPARTITA =
            "la centrale ha fatto ripartire un altro apparecchio di questa sede, e questo è rimasto indietro.";

    private final Filiale filiale;
    private final Ripresa ripresa;
    private final Supplier<String> lotto;

    /// @param lotto draws the id of a question
    BustaRicevuta(Filiale filiale, Ripresa ripresa, Supplier<String> lotto) {
        this.filiale = filiale;
        this.ripresa = ripresa;
        this.lotto = lotto;
    }

    /// What a person reads out to the centre; empty if there is no quarantine.
    Optional<String> codice() {
        return quarantena()
                .map(quarantena -> new CodiceRientro(
                                quarantena.id().substring(0, CodiceRientro.ID_DIGITS),
                                quarantena.stream().incarnation(),
                                ripresa.riscontrato(quarantena.stream()),
                                filiale.journal()
                                        .feedHead(filiale.sede().code())
                                        .seq())
                        .text(filiale.sede().code()));
    }

    /// Takes the centre's answer.
    ///
    /// @return why not, in words
    Optional<Refusal> accetta(Incarnazione data) {
        StreamId nuova = StreamId.parse(data.stream());
        if (!nuova.sameWriter(filiale.stream())) {
            return no("La busta di ripartenza è di un'altra sede.");
        }
        if (filiale.vita().incarnation() >= nuova.incarnation()) {
            return no("La busta di ripartenza è già stata usata: la sede lavora con l'incarnazione "
                    + filiale.vita().incarnation() + ".");
        }
        Optional<Quarantena> quarantena = quarantena();
        if (quarantena.isEmpty()) {
            filiale.quarantena(filiale.vita(), Quarantene.Causa.CENTRALE, RIPARTITA, lotto.get());
            return no("La busta di ripartenza è di un altro apparecchio di questa sede: questo è rimasto indietro e"
                    + " non dà più numeri. Apri la pagina «Rientro».");
        }
        if (data.id().length() < CodiceRientro.ID_DIGITS
                || !quarantena.get().id().startsWith(data.id())) {
            return no("La busta di ripartenza risponde a un'altra richiesta: alla centrale serve il codice che si legge"
                    + " adesso alla pagina «Rientro».");
        }
        filiale.journal().write(filiale.stream(), Filiale.OPERATORE, tx -> {
            filiale.quarantene().assegnata(tx, new Assegnata(nuova, data.ultimo()));
            return nuova;
        });
        return Optional.empty();
    }

    /// Takes back what we wrote once; nothing if nobody waits for it.
    Outcome riprendi(List<Entry> page) {
        StreamId stream = page.getFirst().stream();
        boolean attesa = quarantena()
                .flatMap(Quarantena::assegnata)
                .filter(assegnata -> stream.sameWriter(assegnata.nuova())
                        && stream.incarnation() < assegnata.nuova().incarnation())
                .isPresent();
        Head here = filiale.journal().head(stream);
        return attesa
                ? ripresa.prendi(stream, page)
                : new Outcome.Stored(new Receipt(stream.toString(), here.seq(), here.hash(), 0, page.size()));
    }

    private Optional<Quarantena> quarantena() {
        return filiale.journal().read(filiale.quarantene()::attuale);
    }

    private static Optional<Refusal> no(String sentence) {
        return Optional.of(new Refusal(Refusal.Code.QUARANTINE, sentence));
    }
}
