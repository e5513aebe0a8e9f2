package it.timbro.collegamento;

import it.timbro.base.Check;
import it.timbro.collegamento.Quarantene.Assegnata;
import it.timbro.collegamento.Quarantene.Quarantena;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAperta;
import it.timbro.pratica.DellIncarnazione.ProvaConservata;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.sync.receiver.Receiver;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Rientri;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The way out of quarantine, with the centre.
///
/// 1. The centre gives a new incarnation and takes nothing more of the old one: what it holds of
/// that is the last good head.
/// 2. The feed is taken up to its end.
/// 3. What the centre holds of our stream and we lack comes back.
/// 4. The new incarnation begins, citing that head.
/// 5. What we hold of the old one beyond it is left behind, and told as evidence in facts of the new one.
///
/// Each step is durable and may be repeated: after a crash, or when the line breaks, the whole is
/// asked again. One thread at a time; it waits for the centre.
public final class Rientro {
    private static final int PROVE = 200;
    private static final int PROVA_BYTES = 4 << 20;

    private final Filiale filiale;
    private final JournalInbox inbox;
    private final Rientri link;

    Rientro(Filiale filiale, JournalInbox inbox, Rientri link) {
        this.filiale = filiale;
        this.inbox = inbox;
        this.link = link;
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
            prendiNovita();
            riprendi(attuale.stream(), assegnata.ultimo());
            apri(attuale.stream(), assegnata, operatore);
            lascia();
            racconta();
            filiale.journal().thaw();
            return new Esito.Rientrata(assegnata.nuova());
        } catch (Stop stop) {
            return new Esito.Interrotto(String.valueOf(stop.getMessage()));
        }
    }

    /// Tells in facts what a crash left on the shelf of evidence.
    void completa() {
        if (filiale.journal().read(filiale.quarantene()::attuale).isEmpty()) {
            lascia();
            racconta();
        }
    }

    /// What earlier incarnations hold beyond their last good head, such as what was handed over
    /// while the centre was asked.
    private void lascia() {
        for (StreamId stream : filiale.journal().lives(filiale.stream())) {
            Head ultimo = filiale.journal().read(rows -> filiale.scambio().riscontrato(rows, stream));
            if (!stream.equals(filiale.vita()) && filiale.journal().head(stream).seq() > ultimo.seq()) {
                filiale.journal().copies().setAside(stream, ultimo.seq());
            }
        }
    }

    private Assegnata chiedi(Quarantena quarantena, String operatore, String motivo) throws Stop {
        StreamId stream = quarantena.stream();
        Incarnazione data = ok(link.rientra(new it.timbro.sync.protocol.Rientro(
                quarantena.id(), stream.toString(), filiale.journal().head(stream), operatore, motivo)));
        StreamId nuova = StreamId.parse(data.stream());
        Check.that(
                nuova.sameWriter(stream)
                        && nuova.incarnation() > stream.incarnation()
                        && data.precedente().equals(stream.toString()),
                "the centre answers about this branch");
        Assegnata assegnata = new Assegnata(nuova, data.ultimo());
        return filiale.journal().write(stream, operatore, tx -> {
            filiale.quarantene().assegnata(tx, assegnata);
            return assegnata;
        });
    }

    private void prendiNovita() throws Stop {
        while (true) {
            List<FeedEntry> news = ok(link.feed(inbox.head().seq(), 0));
            if (news.isEmpty()) {
                return;
            }
            if (!(Receiver.ofFeed(filiale.sede().code(), inbox).receive(news) instanceof Outcome.Stored)) {
                throw new Stop("le novità della centrale non continuano quelle già ricevute. Chiama l'assistenza.");
            }
        }
    }

    /// Up to our last receipt both hold the same; from there on what the centre holds counts.
    private void riprendi(StreamId stream, Head ultimo) throws Stop {
        long after = filiale.journal()
                .lastReceipt(stream.sede(), stream.toString())
                .map(Receipt::seq)
                .orElse(0L);
        while (after < ultimo.seq()) {
            List<Entry> page = ok(link.proprie(stream, after));
            if (page.isEmpty()) {
                throw new Stop("la centrale non restituisce tutto quello che aveva di questa sede. Riprova.");
            }
            for (Entry theirs : page) {
                Optional<Hash> ours =
                        filiale.journal().find(stream, theirs.seq()).map(Entry::hash);
                if (ours.isEmpty() || !ours.get().equals(theirs.hash())) {
                    filiale.journal().copies().setAside(stream, theirs.seq() - 1);
                    break;
                }
            }
            if (!(filiale.journal().copies().recover(stream, page) instanceof Outcome.Stored)) {
                throw new Stop("quello che la centrale restituisce non continua il giornale della sede. Riprova.");
            }
            after = page.getLast().seq();
        }
    }

    private void apri(StreamId vecchia, Assegnata assegnata, String operatore) {
        Head ultimo = assegnata.ultimo();
        filiale.journal().write(assegnata.nuova(), operatore, tx -> {
            if (tx.head().seq() == 0) {
                tx.append(new IncarnazioneAperta(
                        filiale.sede(),
                        assegnata.nuova().incarnation(),
                        vecchia.toString(),
                        ultimo.seq(),
                        ultimo.hash()));
            }
            if (ultimo.seq() > 0) {
                filiale.scambio().riscontra(tx, vecchia, ultimo, filiale.nowMs());
            }
            filiale.quarantene().chiudi(tx);
            return true;
        });
    }

    private void racconta() {
        while (true) {
            List<Entry> prove =
                    filiale.journal().copies().evidence(filiale.sede().code(), PROVE);
            if (prove.isEmpty()) {
                return;
            }
            filiale.journal().write(filiale.stream(), Filiale.OPERATORE, tx -> {
                prove.forEach(prova -> tx.append(conservata(prova)));
                return true;
            });
        }
    }

    private static ProvaConservata conservata(Entry prova) {
        byte[] payload = prova.payload();
        Entry travelling = payload != null && payload.length > PROVA_BYTES ? prova.digestOnly() : prova;
        return new ProvaConservata(
                prova.stream().toString(),
                prova.seq(),
                prova.hash(),
                prova.kind(),
                prova.operatore(),
                prova.time().wallMs(),
                prova.subject(),
                Base64.getEncoder().encodeToString(bytes(travelling)));
    }

    private static byte[] bytes(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            Frames.writeEntries(bytes, List.of(entry));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static <T> T ok(Answer<T> answer) throws Stop {
        return switch (answer) {
            case Answer.Ok<T>(T value) -> value;
            case Answer.Refused<T> refused -> throw new Stop(refused.refusal().sentence());
            case Answer.Failed<T> failed -> throw new Stop(failed.causa().sentence());
        };
    }
}
