package it.timbro.collegamento;

import it.timbro.base.Check;
import it.timbro.collegamento.Quarantene.Assegnata;
import it.timbro.collegamento.Quarantene.Quarantena;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAperta;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.sync.receiver.Receiver;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Rientri;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The way out of quarantine, with the centre's word: by the line, or from a *busta di ripartenza*
/// that a person carried.
///
/// 1. The centre gives a new incarnation and takes nothing more of the old one: what it holds of
/// that is the last good head.
/// 2. The feed is taken up to its end; without a line, as far as the stick has it, but with what the
/// centre said of 1.
/// 3. What the centre holds of our streams and we lack comes back.
/// 4. The new incarnation begins, citing that head.
/// 5. What we hold of the old ones beyond it is left behind, and told as evidence in facts of the new one.
///
/// Each step is durable and may be repeated: after a crash, or when the line breaks, the whole is
/// asked again. One thread at a time; it waits for the centre.
public final class Rientro {
    private final Filiale filiale;
    private final JournalInbox inbox;
    private final Rientri link;
    private final Ripresa ripresa;
    private final Prove prove;
    private final Supplier<String> lotto;

    /// @param lotto draws what no other box says
    Rientro(Filiale filiale, JournalInbox inbox, Rientri link, Ripresa ripresa, Supplier<String> lotto) {
        this.filiale = filiale;
        this.inbox = inbox;
        this.link = link;
        this.ripresa = ripresa;
        this.prove = new Prove(filiale);
        this.lotto = lotto;
    }

    /// What came of it.
    public sealed interface Esito {
        /// The branch works again.
        record Rientrata(StreamId vita) implements Esito {}

        /// There is no quarantine.
        record NonServe() implements Esito {}

        /// @param frase Italian: what stood in the way; nothing is lost, it may be tried again
        record Interrotto(String frase) implements Esito {}
    }

    /// Signals that the way cannot be gone on now.
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1L;

        Stop(String frase) {
            super(frase);
        }
    }

    public synchronized Esito rientra(String operatore, String motivo) {
        Optional<Quarantena> quarantena = filiale.journal().read(filiale.quarantene()::attuale);
        if (quarantena.isEmpty()) {
            return new Esito.NonServe();
        }
        try {
            Quarantena attuale = quarantena.get();
            Assegnata assegnata =
                    attuale.assegnata().isPresent() ? attuale.assegnata().get() : chiedi(attuale, operatore, motivo);
            prendiNovita(assegnata.nuova());
            SequencedMap<StreamId, Head> fini = fini(attuale.stream(), assegnata);
            for (Map.Entry<StreamId, Head> fine : fini.entrySet()) {
                riprendi(fine.getKey(), fine.getValue());
            }
            apri(fini, assegnata, operatore);
            prove.lascia();
            filiale.journal().thaw();
            return new Esito.Rientrata(assegnata.nuova());
        } catch (Stop stop) {
            return new Esito.Interrotto(String.valueOf(stop.getMessage()));
        }
    }

    /// Tells in facts what a crash left on the shelf of evidence.
    void completa() {
        if (filiale.journal().read(filiale.quarantene()::attuale).isEmpty()) {
            prove.lascia();
        }
    }

    /// A box that was copied while it waited asks what its copy has asked, and had answered: it must ask anew.
    synchronized void nuovaDomanda(String operatore) {
        filiale.journal().write(filiale.vita(), operatore, tx -> {
            filiale.quarantene().nuovaDomanda(tx, lotto.get());
            return true;
        });
    }

    private Assegnata chiedi(Quarantena quarantena, String operatore, String motivo) throws Stop {
        StreamId stream = quarantena.stream();
        Answer<Incarnazione> answer = link.rientra(new it.timbro.sync.protocol.Rientro(
                quarantena.id(), stream.toString(), filiale.journal().head(stream), operatore, motivo));
        if (answer instanceof Answer.Refused<Incarnazione>(Refusal refusal)
                && refusal.code() == Refusal.Code.QUARANTINE) {
            nuovaDomanda(operatore); // this one will never get another answer, by whatever way it is asked
        }
        Incarnazione data = ok(answer);
        StreamId nuova = StreamId.parse(data.stream());
        Check.that(
                nuova.sameWriter(stream) && nuova.incarnation() > stream.incarnation(),
                "the centre answers about this branch");
        Assegnata assegnata = new Assegnata(nuova, data.ultimo());
        return filiale.journal().write(stream, operatore, tx -> {
            filiale.quarantene().assegnata(tx, assegnata);
            return assegnata;
        });
    }

    private void prendiNovita(StreamId nuova) throws Stop {
        while (true) {
            Answer<List<FeedEntry>> answer = link.feed(inbox.head().seq(), 0);
            if (!(answer instanceof Answer.Ok<List<FeedEntry>>) && detta(nuova)) {
                return; // a stick brought what must be known; the rest comes when the line is back
            }
            List<FeedEntry> news = ok(answer);
            if (news.isEmpty()) {
                return;
            }
            if (!(Receiver.ofFeed(filiale.sede().code(), inbox).receive(news) instanceof Outcome.Stored)) {
                throw new Stop("le novità della centrale non continuano quelle già ricevute. Chiama l'assistenza.");
            }
        }
    }

    /// Whether our feed has come to where the centre gave this incarnation: from there on the numbers
    /// of the former ones are used by nobody.
    private boolean detta(StreamId nuova) {
        return assegnate().anyMatch(fatto -> fatto.nuova().equals(nuova));
    }

    private Stream<IncarnazioneAssegnata> assegnate() {
        return filiale.journal().history("incarnazione:" + filiale.sede()).stream()
                .filter(recorded -> recorded.fact() instanceof IncarnazioneAssegnata)
                .map(recorded -> (IncarnazioneAssegnata) recorded.fact());
    }

    /// Where each life ended that this box has lived, or slept through, oldest first; and an earlier one of which it
    /// does not know that: a witness has brought it the life after.
    private SequencedMap<StreamId, Head> fini(StreamId stream, Assegnata assegnata) throws Stop {
        SequencedMap<StreamId, Head> fini = new LinkedHashMap<>();
        assegnate()
                .filter(fatto -> fatto.numero() <= assegnata.nuova().incarnation()
                        && (fatto.numero() > stream.incarnation() || !riscontrata(fatto)))
                .sorted(Comparator.comparingInt(IncarnazioneAssegnata::numero))
                .forEach(fatto -> fini.put(StreamId.parse(fatto.precedente()), fatto.fino()));
        if (fini.isEmpty() || !fini.lastEntry().getValue().equals(assegnata.ultimo())) {
            throw new Stop("le novità della centrale non dicono ancora della nuova incarnazione. Riprova più tardi.");
        }
        return fini;
    }

    private boolean riscontrata(IncarnazioneAssegnata fatto) {
        StreamId finita = StreamId.parse(fatto.precedente());
        return filiale.journal()
                .read(rows -> filiale.scambio().riscontrato(rows, finita))
                .equals(fatto.fino());
    }

    private void riprendi(StreamId stream, Head fine) throws Stop {
        long after = ripresa.riscontrato(stream);
        while (!ripresa.tiene(stream, fine)) {
            Answer<List<Entry>> answer = link.proprie(stream, after);
            if (answer instanceof Answer.Failed<List<Entry>>) {
                throw new Stop(
                        "qui non c'è ancora tutto quello che la centrale aveva. Leggi tutte le parti della busta di"
                                + " ripartenza, oppure riprova con la linea.");
            }
            List<Entry> page = ok(answer);
            if (page.isEmpty()) {
                throw new Stop("la centrale non restituisce tutto quello che aveva di questa sede. Riprova.");
            }
            if (!(ripresa.prendi(stream, page) instanceof Outcome.Stored)) {
                throw new Stop("quello che la centrale restituisce non continua il giornale della sede. Riprova.");
            }
            after = page.getLast().seq();
        }
    }

    private void apri(SequencedMap<StreamId, Head> fini, Assegnata assegnata, String operatore) throws Stop {
        StreamId vecchia = fini.lastEntry().getKey();
        Head ultimo = assegnata.ultimo();
        boolean aperta = filiale.journal().write(assegnata.nuova(), operatore, tx -> {
            if (!filiale.quarantene().attuale(tx).flatMap(Quarantena::assegnata).equals(Optional.of(assegnata))) {
                return false; // the news have told of a later one
            }
            if (tx.head().seq() == 0) {
                tx.append(new IncarnazioneAperta(
                        filiale.sede(),
                        assegnata.nuova().incarnation(),
                        vecchia.toString(),
                        ultimo.seq(),
                        ultimo.hash()));
            }
            fini.forEach((stream, fine) -> {
                if (fine.seq() > 0) {
                    filiale.scambio().riscontra(tx, stream, fine, filiale.nowMs());
                }
            });
            filiale.quarantene().chiudi(tx);
            return true;
        });
        if (!aperta) {
            throw new Stop("la centrale ha dato poi un'altra incarnazione a un altro apparecchio di questa sede:"
                    + " questo è rimasto indietro. Chiama la centrale.");
        }
    }

    private static <T> T ok(Answer<T> answer) throws Stop {
        return switch (answer) {
            case Answer.Ok<T>(T value) -> value;
            case Answer.Refused<T> refused -> throw new Stop(refused.refusal().sentence());
            case Answer.Failed<T> failed -> throw new Stop(failed.causa().sentence());
        };
    }
}
