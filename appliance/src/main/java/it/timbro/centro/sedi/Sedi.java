package it.timbro.centro.sedi;

import it.timbro.archivio.Archivio;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Portion;
import it.timbro.pratica.Impronte;
import it.timbro.pratica.NonDetti;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Paragone;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Rientro;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What the centre answers to its branches, whatever carries the words. Who calls is known (see
/// [Apparecchi]); what it may see and write is decided here: its own streams, its own feed, the
/// files of its pratiche. Any thread; [#feed] waits and wants a virtual one.
public final class Sedi implements AutoCloseable {
    private static final int WAIT_MS = 60_000;

    private final Journal journal;
    private final Archivio archivio;
    private final Parts parts;
    private final SigningKey chiave;
    private final Annunci annunci;
    private final Concordanza concordanza;
    private final Incarnazioni incarnazioni;
    private final Ripartenza ripartenza;
    private final Ripristino ripristino;
    private final Ricevute ricevute;
    private final Accoglienza accoglienza;
    private final Consumer<Sede> dopoIFatti;
    private final Novita novita;
    private final Coalesced poi = new Coalesced(this::provvedi);

    /// Where what the branches send is kept.
    ///
    /// @param parts over the same archivio, for files on their way in
    /// @param chiave signs the centre's receipts; the same at every process of one centre
    /// @param altezze what was told, noted outside of the journal
    /// @param nonDetti what is here and has still to be told: until then a branch rightly tells otherwise
    public record Depositi(
            Journal journal,
            Archivio archivio,
            Parts parts,
            SigningKey chiave,
            Altezze altezze,
            Impronte impronte,
            NonDetti nonDetti,
            Ricevute.ChiaviDelleSedi chiavi) {}

    /// @param dopoIFatti called at each contact and after facts were stored, with something to do or nothing
    /// @param sedi the branches of each chamber: who may hold what this centre has lost
    public Sedi(
            Depositi depositi,
            Annunci annunci,
            Vite vite,
            Map<Sede, List<Sede>> sedi,
            Time time,
            Consumer<Sede> dopoIFatti) {
        this.journal = depositi.journal();
        this.archivio = depositi.archivio();
        this.parts = depositi.parts();
        this.chiave = depositi.chiave();
        Altezze altezze = depositi.altezze();
        this.annunci = annunci;
        Presenze presenze = new Presenze(vite, chiave);
        this.incarnazioni = new Incarnazioni(journal, vite);
        this.ripristino = new Ripristino(journal, vite, presenze, altezze, sedi);
        this.ricevute = new Ricevute(journal, chiave, depositi.chiavi());
        this.accoglienza = new Accoglienza(journal, ricevute, vite, presenze, ripristino, time);
        this.ripartenza = new Ripartenza(incarnazioni, ripristino, this::provvedi);
        this.concordanza = new Concordanza(journal, depositi.impronte(), depositi.nonDetti(), ripristino, time);
        this.dopoIFatti = dopoIFatti;
        this.novita = new Novita(journal, altezze, ripristino, time);
    }

    /// Sends everybody home who waits for news.
    @Override
    public void close() {
        poi.close();
        novita.close();
    }

    /// How many branches wait for news now: for tests and the doctor.
    public int inAttesa() {
        return novita.inAttesa();
    }

    /// The first word of a conversation.
    public Answer<Welcome> hello(Sede chi, Hello hello) {
        return accoglienza.saluta(chi, hello);
    }

    /// Gives a branch a new incarnation, at the request of its responsabile.
    public Answer<Incarnazione> rientra(Sede chi, Rientro domanda) {
        return ripristino.inCorso(chi.camera())
                ? new Answer.Refused<>(
                        new Refusal(
                                Refusal.Code.BUSY,
                                "La centrale è appena stata ripristinata e aspetta di sentire tutte le sedi: riprova più tardi."))
                : incarnazioni.concedi(chi, domanda);
    }

    /// How a branch without a line begins anew.
    public Ripartenza ripartenza() {
        return ripartenza;
    }

    /// What is held of one of the branch's own streams after a seq, up to its head: what stands beyond it came back
    /// from another branch, to a centre that had lost what is in between.
    ///
    /// @return empty if already one transaction is more than so many bytes
    public Optional<List<Entry>> proprie(Sede chi, int incarnazione, long after, long mostBytes) {
        StreamId stream = new StreamId(chi.code(), String.valueOf(Math.max(1, incarnazione)));
        long fino = journal.head(stream).seq();
        Portion portion = new Portion(Limits.BATCH_ENTRIES, Limits.BATCH_BYTES, mostBytes);
        return journal.read(rows -> rows.entriesAfter(stream, after, portion))
                .map(entries ->
                        entries.stream().takeWhile(entry -> entry.seq() <= fino).toList());
    }

    /// The same whatever their size.
    public List<Entry> proprie(Sede chi, int incarnazione, long after) {
        return proprie(chi, incarnazione, after, Long.MAX_VALUE).orElseThrow();
    }

    /// Takes back what the branch was told and this centre lost.
    public Answer<Receipt> riprende(Sede chi, List<FeedEntry> told) {
        if (told.isEmpty() || !ripristino.daSentire(chi.camera()).contains(chi)) {
            return new Answer.Refused<>(malformed("La centrale non ha chiesto nulla indietro."));
        }
        return switch (journal.copies().takeBack(chi.code(), told).message()) {
            case Receipt receipt -> new Answer.Ok<>(receipt);
            case Refusal refusal -> new Answer.Refused<>(refusal);
            case Record other -> throw new IllegalStateException("not an answer: " + other);
        };
    }

    /// What restored this centre, and whom it waits for.
    public Ripristino ripristino() {
        return ripristino;
    }

    /// Looks whether the database was put back from an old copy; before anything else is written.
    public void avvia() {
        ripristino.alAvvio();
    }

    /// Leases and renews what a branch needs, unless its chamber waits to hear its branches.
    public void provvedi(Sede sede) {
        if (!ripristino.inCorso(sede.camera())) {
            dopoIFatti.accept(sede);
        }
    }

    /// The same a little later: who waits for a receipt does not wait for this.
    public void provvediPoi(Sede sede) {
        poi.ask(sede);
    }

    /// Takes whole transactions of one of the branch's own streams and looks what it needs then.
    public Answer<Receipt> push(Sede chi, List<Entry> batch) {
        Answer<Receipt> answer = prendi(chi, batch);
        if (answer instanceof Answer.Ok<Receipt>) {
            provvedi(chi);
        }
        return answer;
    }

    /// Takes whole transactions of one of the branch's own streams; durable when this returns.
    public Answer<Receipt> prendi(Sede chi, List<Entry> batch) {
        if (batch.isEmpty()) {
            return new Answer.Refused<>(malformed("L'invio non contiene fatti."));
        }
        StreamId stream = batch.getFirst().stream();
        if (!sua(chi, stream)) {
            return new Answer.Refused<>(altraSede());
        }
        return switch (journal.receive(stream, batch, chiave::sign).message()) {
            case Receipt receipt -> new Answer.Ok<>(receipt);
            case Refusal refusal -> new Answer.Refused<>(refusal);
            case Record other -> throw new IllegalStateException("not an answer: " + other);
        };
    }

    /// Waits for news of a branch after a seq, at most a minute; whether there are any.
    public boolean attende(Sede chi, long after, int waitMs) {
        if (waitMs > 0) {
            provvediPoi(chi); // what it brings forth rings
        } else {
            provvedi(chi);
        }
        return novita.attende(chi, after, Math.min(waitMs, WAIT_MS));
    }

    /// A branch's news after a seq; empty if already what one transaction announced is more than so many bytes.
    public Optional<List<FeedEntry>> novita(Sede chi, long after, long mostBytes) {
        return novita.leggi(chi, after, mostBytes);
    }

    /// The same whatever their size, none if none came.
    public List<FeedEntry> feed(Sede chi, long after, int waitMs) {
        return attende(chi, after, waitMs) ? novita(chi, after, Long.MAX_VALUE).orElseThrow() : List.of();
    }

    /// Keeps the branch's receipt for its feed: what it is for must have been told to it, by number and hash.
    public Answer<Receipt> receipt(Sede chi, Receipt receipt) {
        return ricevute.prendi(chi, receipt, ripristino.comunicata(chi, receipt.head()));
    }

    /// Compares what the same facts have come to here and at the branch.
    public Answer<Paragone> compare(Sede chi, Impronta loro) {
        return concordanza.compare(chi, loro);
    }

    /// How many bytes of a file are here, for who sends it.
    public Answer<Long> held(Sede chi, Hash file) throws IOException {
        if (!journal.read(rows -> annunci.riguarda(rows, chi, file))) {
            return new Answer.Refused<>(nonAnnunciato());
        }
        return new Answer.Ok<>(archivio.has(file) ? archivio.size(file) : parts.held(file, 0));
    }

    /// Takes a part of a file that concerns the branch, as it streams in, whoever named it; answers with the
    /// bytes now here.
    public Answer<Long> take(Sede chi, Hash file, long sizeBytes, long offset, InputStream in) throws IOException {
        if (!journal.read(rows -> annunci.riguarda(rows, chi, file))) {
            return new Answer.Refused<>(nonAnnunciato());
        }
        return switch (parts.write(file, sizeBytes, offset, in)) {
            case Parts.Outcome.Held(long held) -> new Answer.Ok<>(held);
            case Parts.Outcome.Complete(long size) -> new Answer.Ok<>(size);
            case Parts.Outcome.Spoiled(String reason) -> new Answer.Refused<>(new Refusal(Refusal.Code.FILE, reason));
        };
    }

    /// The size of a file that the branch may have; empty if it may not, or if it is not here yet.
    public OptionalLong size(Sede chi, Hash file) {
        return archivio.has(file) && journal.read(rows -> annunci.riguarda(rows, chi, file))
                ? OptionalLong.of(archivio.size(file))
                : OptionalLong.empty();
    }

    /// Whether a file is here whole.
    boolean has(Hash file) {
        return archivio.has(file);
    }

    /// The bytes of a file that [#size] found, from an offset on.
    public InputStream open(Hash file, long offset) throws IOException {
        return archivio.open(file, offset);
    }

    /// Whether a stream is a life of the branch's one writer: under another name its words would stand beside its
    /// chain, where nobody would find them out.
    static boolean sua(Sede chi, StreamId stream) {
        return stream.sameWriter(new StreamId(chi.code(), "1"));
    }

    static Refusal altraSede() {
        return new Refusal(Refusal.Code.FORBIDDEN, "Questo apparecchio può scrivere e leggere solo per la sua sede.");
    }

    private static Refusal nonAnnunciato() {
        return new Refusal(Refusal.Code.NOT_YET, "Nessun fatto arrivato in centrale nomina questo file.");
    }

    static Refusal malformed(String sentence) {
        return new Refusal(Refusal.Code.MALFORMED, sentence);
    }
}
