package it.timbro.centro.sedi;

import it.timbro.archivio.Archivio;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.pratica.Impronte;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Impronta.Discordanza;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Paragone;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Versions;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What the centre answers to its branches, whatever carries the words. Who calls is known (see
/// [Apparecchi]); what it may see and write is decided here: its own streams, its own feed, the
/// files of its pratiche. Any thread; [#feed] waits and wants a virtual one.
public final class Sedi implements AutoCloseable {
    private static final int HELLO_STREAMS = 100;
    private static final int WAIT_MS = 60_000;
    private static final Logger LOG = Logger.getLogger(Sedi.class.getName());

    private final Journal journal;
    private final Archivio archivio;
    private final Parts parts;
    private final SigningKey chiave;
    private final Annunci annunci;
    private final Impronte impronte;
    private final Time time;
    private final Consumer<Sede> dopoIFatti;
    private final Attesa attesa;

    /// Where what the branches send is kept.
    ///
    /// @param parts over the same archivio, for files on their way in
    /// @param chiave signs the centre's receipts; the same at every process of one centre
    public record Depositi(Journal journal, Archivio archivio, Parts parts, SigningKey chiave, Impronte impronte) {}

    /// @param dopoIFatti called when a branch is in contact and after its facts were stored, such
    /// as to lease it more numbers; may be called with nothing to do
    public Sedi(Depositi depositi, Annunci annunci, Time time, Consumer<Sede> dopoIFatti) {
        this.journal = depositi.journal();
        this.archivio = depositi.archivio();
        this.parts = depositi.parts();
        this.chiave = depositi.chiave();
        this.annunci = annunci;
        this.impronte = depositi.impronte();
        this.time = time;
        this.dopoIFatti = dopoIFatti;
        this.attesa = new Attesa(time);
        journal.onNews(attesa::ring);
    }

    /// Sends everybody home who waits for news.
    @Override
    public void close() {
        attesa.close();
    }

    /// How many branches wait for news now: for tests and the doctor.
    public int inAttesa() {
        return attesa.seduti();
    }

    public Answer<Welcome> hello(Sede chi, Hello hello) {
        OptionalInt version = Versions.choose(hello.versions());
        if (version.isEmpty()) {
            return new Answer.Refused<>(Versions.refusal(hello.versions()));
        }
        if (!hello.sede().equals(chi.code())) {
            return new Answer.Refused<>(altraSede());
        }
        Map<String, Head> heads = new HashMap<>();
        for (String name : hello.heads().keySet().stream().limit(HELLO_STREAMS).toList()) {
            StreamId stream;
            try {
                stream = StreamId.parse(name);
            } catch (IllegalArgumentException e) {
                return new Answer.Refused<>(malformed("«" + name + "» non è un flusso."));
            }
            if (!stream.sede().equals(chi.code())) {
                return new Answer.Refused<>(altraSede());
            }
            heads.put(name, journal.head(stream));
        }
        return new Answer.Ok<>(new Welcome(
                version.getAsInt(),
                chi.code(),
                time.now().toEpochMilli(),
                heads,
                journal.feedHead(chi.code()),
                chiave.published(),
                heads.entrySet().stream()
                        .filter(held -> held.getValue().seq() > 0)
                        .map(held -> chiave.sign(new Receipt(
                                held.getKey(),
                                held.getValue().seq(),
                                held.getValue().hash(),
                                0,
                                0)))
                        .toList()));
    }

    /// Takes whole transactions of one of the branch's own streams; durable when this returns.
    public Answer<Receipt> push(Sede chi, List<Entry> batch) {
        if (batch.isEmpty()) {
            return new Answer.Refused<>(malformed("L'invio non contiene fatti."));
        }
        StreamId stream = batch.getFirst().stream();
        if (!stream.sede().equals(chi.code())) {
            return new Answer.Refused<>(altraSede());
        }
        return switch (journal.receive(stream, batch, chiave::sign).message()) {
            case Receipt receipt -> {
                dopoIFatti.accept(chi);
                yield new Answer.Ok<>(receipt);
            }
            case Refusal refusal -> new Answer.Refused<>(refusal);
            case Record other -> throw new IllegalStateException("not an answer: " + other);
        };
    }

    /// The branch's news after a seq; if there are none, waits for them, at most a minute. Empty if
    /// none came.
    public List<FeedEntry> feed(Sede chi, long after, int waitMs) {
        dopoIFatti.accept(chi);
        long deadlineTicks = time.ticks() + Math.clamp(waitMs, 0, WAIT_MS);
        Attesa.Posto posto = attesa.sit(chi);
        try {
            while (true) {
                long seen = attesa.rung(posto);
                List<FeedEntry> news = journal.feedAfter(chi.code(), after, Limits.BATCH_ENTRIES, Limits.BATCH_BYTES);
                if (!news.isEmpty() || !attesa.await(posto, seen, deadlineTicks)) {
                    return news;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            attesa.leave(posto);
        }
    }

    /// Keeps the branch's receipt for its feed: what it is for must have been told to it, by number
    /// and hash.
    public Answer<Receipt> receipt(Sede chi, Receipt receipt) {
        boolean told = receipt.chain().equals(FeedEntry.chainOf(chi.code()))
                && receipt.seq() > 0
                && journal.feedAfter(chi.code(), receipt.seq() - 1, 1, 1).stream()
                        .anyMatch(entry -> Head.of(entry).equals(receipt.head()));
        if (!told || !SigningKey.signed(receipt, receipt.key())) {
            return new Answer.Refused<>(malformed("La ricevuta non è firmata, o non riguarda le novità della sede."));
        }
        journal.keep(chi.code(), receipt);
        return new Answer.Ok<>(receipt);
    }

    /// Compares what the same facts have come to here and at the branch; heads and sums are of one
    /// snapshot. What the branch then says that differs is kept, and forgotten when it agrees
    /// again.
    public Answer<Paragone> compare(Sede chi, Impronta loro) {
        Paragone answer = journal.read(rows -> {
            Impronta qui = impronte.impronta(rows, chi);
            if (!qui.stesseTeste(loro)) {
                return Paragone.ALTRE_TESTE;
            }
            if (qui.totale().equals(loro.totale())) {
                return Paragone.UGUALE;
            }
            List<Integer> diverse = loro.fasce().isEmpty() ? List.of() : Paragone.diverse(qui.fasce(), loro.fasce());
            return new Paragone(
                    true, false, diverse, diverse.isEmpty() ? List.of() : impronte.voci(rows, chi, diverse));
        });
        boolean news = answer.uguale()
                ? journal.read(rows -> impronte.discordi(rows).stream()
                        .anyMatch(discorde -> discorde.sede().equals(chi)))
                : answer.stesseTeste() && !loro.discordi().isEmpty();
        if (news) {
            keep(chi, answer.uguale() ? List.of() : loro.discordi());
        }
        return new Answer.Ok<>(answer);
    }

    private void keep(Sede chi, List<Discordanza> discordi) {
        if (!discordi.isEmpty()) {
            LOG.log(Level.WARNING, "{0} and the centre do not tell alike: {1}", new Object[] {chi, discordi});
        }
        journal.write(new StreamId(chi.code(), "1"), "centrale", tx -> {
            impronte.discordi(tx, chi, discordi, time.now().toEpochMilli());
            return true;
        });
    }

    /// How many bytes of a file are here, for who sends it.
    public Answer<Long> held(Sede chi, Hash file) throws IOException {
        if (!journal.read(rows -> annunci.dallaSede(rows, chi, file) || annunci.perLaSede(rows, chi, file))) {
            return new Answer.Refused<>(nonAnnunciato());
        }
        return new Answer.Ok<>(archivio.has(file) ? archivio.size(file) : parts.held(file, 0));
    }

    /// Takes a part of a file that the branch named, as it streams in; answers with the bytes now
    /// here.
    public Answer<Long> take(Sede chi, Hash file, long sizeBytes, long offset, InputStream in) throws IOException {
        if (!journal.read(rows -> annunci.dallaSede(rows, chi, file))) {
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
        return archivio.has(file) && journal.read(rows -> annunci.perLaSede(rows, chi, file))
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

    private static Refusal altraSede() {
        return new Refusal(Refusal.Code.FORBIDDEN, "Questo apparecchio può scrivere e leggere solo per la sua sede.");
    }

    private static Refusal nonAnnunciato() {
        return new Refusal(Refusal.Code.NOT_YET, "Nessun fatto arrivato in centrale nomina questo file.");
    }

    private static Refusal malformed(String sentence) {
        return new Refusal(Refusal.Code.MALFORMED, sentence);
    }
}
