package it.timbro.installer.bench;

import it.timbro.autorita.CartellaIdentita;
import it.timbro.autorita.ContestoTls;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.collegamento.Apparecchio;
import it.timbro.journal.Fact;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DelNumero.Numerato;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.FoglioUscito;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaConsegnata;
import it.timbro.pratica.DellaPratica.PraticaEmessa;
import it.timbro.pratica.DellaPratica.StampaInviata;
import it.timbro.pratica.DellaPratica.StampaPreparata;
import it.timbro.pratica.DellaSede.ChiavePubblicata;
import it.timbro.pratica.Iter;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Impronta.Discordanza;
import it.timbro.sync.protocol.Impronta.Somma;
import it.timbro.sync.protocol.Impronta.Voce;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.session.Branch;
import it.timbro.sync.session.Files;
import it.timbro.sync.session.Inbox;
import it.timbro.sync.session.Mirror;
import it.timbro.sync.session.Outbox;
import it.timbro.sync.session.Session;
import it.timbro.sync.session.Step;
import it.timbro.sync.transport.CentreClock;
import it.timbro.sync.transport.HttpLink;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A branch without a disk: it keeps in memory what its line asks for, and speaks through the product's own
/// [Session] and [HttpLink], with a device certificate of its own. One clerk takes each pratica from its arrival
/// to the company. Its lanes and its clerk are virtual threads.
final class SedeSimulata implements Outbox, Inbox, Files, Mirror, AutoCloseable {
    private static final int DOCUMENT_BYTES = 41_000;
    private static final byte[] SALT = new byte[16];
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(200);
    private static final long IDLE_MS = 1_000;
    private static final Codec CODEC = new Codec();

    private final Sede sede;
    private final StreamId stream;
    private final SigningKey key;
    private final HttpLink link;
    private final CartellaIdentita identita;
    private final Session session;
    private final Misure misure;
    private final Semaphore toPush = new Semaphore(0);
    private final Semaphore toMove = new Semaphore(0);
    private final Semaphore toReply = new Semaphore(0);
    private final BlockingQueue<NumeroPratica> desk = new LinkedBlockingQueue<>();
    private final BlockingQueue<NumeroCertificato> numbers = new LinkedBlockingQueue<>();
    private volatile Duration think = Duration.ZERO;
    private volatile boolean running = true;

    // guarded by this
    private final Deque<Entry> unsent = new ArrayDeque<>();
    private final Deque<Atto> unheard = new ArrayDeque<>();
    private final Map<String, Pratica> pratiche = new HashMap<>();
    private final Map<Hash, Uscita> outgoing = new LinkedHashMap<>();
    private final Map<Hash, Long> incoming = new LinkedHashMap<>();
    private final Map<Hash, byte[]> begun = new HashMap<>();
    private Head head = Head.EMPTY;
    private Head acknowledged = Head.EMPTY;
    private Head feed = Head.EMPTY;
    private Head told = Head.EMPTY;
    private Somma total = Somma.ZERO;
    private Impronta asked = new Impronta(Map.of(), Head.EMPTY, Somma.ZERO, List.of(), List.of());
    private boolean agreed;

    /// A transaction without a receipt yet.
    private record Atto(long lastSeq, long committedNanos, CompletableFuture<Void> heard) {}

    private record Pratica(Stato stato, long versione) {}

    /// @param seq of the fact that names it
    private record Uscita(byte[] content, long seq) {}

    SedeSimulata(Sede sede, URI centre, Path trust, Path folder, Misure misure) {
        this.sede = sede;
        this.stream = new StreamId(sede.code(), "1");
        this.misure = misure;
        this.key = SigningKey.open(folder, "codice");
        this.identita = new CartellaIdentita(folder);
        this.link = new HttpLink(
                centre,
                sede.code(),
                new ContestoTls(trust, identita::attuale),
                HttpLink.Patience.USUAL,
                CentreClock.UNHEARD);
        this.session = new Session(
                new Branch(sede.code(), this, this, this, this), link, System::currentTimeMillis, new Random(1));
    }

    void enrol(String code) {
        Apparecchio.Esito answer = new Apparecchio(sede, identita, link, Time.system()).iscrivi(code);
        if (!(answer instanceof Apparecchio.Esito.Fatto)) {
            throw new IllegalStateException(sede + ": " + answer);
        }
    }

    void start() {
        lane(session::pushOnce, toPush);
        lane(session::pullOnce, new Semaphore(0));
        lane(session::repliesOnce, toReply);
        lane(session::filesOnce, toMove);
        Thread.ofVirtual().start(this::work);
    }

    /// How long the clerk takes between two acts; none: he waits for the receipt of the last one instead.
    void think(Duration time) {
        think = time;
    }

    Sede sede() {
        return sede;
    }

    /// Whether the centre has leased it what it works with.
    boolean served() {
        return !numbers.isEmpty();
    }

    /// Whether the centre says that at the same heads it has come to the same pratiche in the same states.
    synchronized boolean agrees() {
        return agreed && asked.stesseTeste(now()) && unsent.isEmpty() && outgoing.isEmpty() && incoming.isEmpty();
    }

    private void lane(Supplier<Step> step, Semaphore wake) {
        Thread.ofVirtual().start(() -> {
            try {
                while (running) {
                    wake.drainPermits();
                    switch (step.get()) {
                        case Step.Moved _ -> {
                            toMove.release();
                            toReply.release();
                        }
                        case Step.Idle _ -> wake.tryAcquire(IDLE_MS, TimeUnit.MILLISECONDS);
                        case Step.Stopped stopped -> {
                            if (running) {
                                misure.stopped(stopped);
                            }
                            Thread.sleep(AFTER_TROUBLE);
                        }
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                misure.broken(e);
            }
        });
    }

    // the clerk

    private void work() {
        try {
            act(new ChiavePubblicata(key.kid(), key.published()));
            while (running) {
                NumeroPratica numero = desk.poll(IDLE_MS, TimeUnit.MILLISECONDS);
                if (numero != null) {
                    carry(numero);
                    misure.done(this);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            misure.broken(e);
        }
    }

    private void carry(NumeroPratica numero) throws InterruptedException {
        act(new PraticaApprovata(numero));
        NumeroCertificato certificato = numbers.take();
        byte[] document = new byte[DOCUMENT_BYTES];
        ThreadLocalRandom.current().nextBytes(document);
        Hash documento = Hash.of(document);
        NumeroLavoro lavoro;
        synchronized (this) {
            lavoro = NumeroLavoro.at(stream, head.seq() + 1);
            outgoing.put(documento, new Uscita(document, head.seq() + 2));
        }
        act(
                new NumeroImpegnato(certificato, numero, lavoro, documento),
                new StampaPreparata(
                        numero,
                        lavoro,
                        certificato,
                        Opzioni.Supporto.FOGLIO_BIANCO,
                        documento,
                        List.of(new DellaPratica.Foglio(1, "originale", null))));
        act(new StampaInviata(numero, lavoro, List.of(1), ""));
        act(
                new FoglioUscito(numero, lavoro, 1),
                new CertificatoEmesso(certificato, numero, documento),
                new PraticaEmessa(numero, certificato));
        act(new PraticaConsegnata(numero, "Mario Prova", "delegato", "CI 0000000", List.of("originale"), null, null));
    }

    /// One transaction, and the pause after it.
    private void act(Fact... facts) throws InterruptedException {
        Duration pause = think;
        CompletableFuture<Void> heard = new CompletableFuture<>();
        synchronized (this) {
            long first = head.seq() + 1;
            long now = System.currentTimeMillis();
            Entry.Stamp stamp = new Entry.Stamp(now, now, 0, Long.MAX_VALUE);
            for (Fact fact : facts) {
                Entry entry = Entry.seal(
                        stream,
                        head.seq() + 1,
                        first,
                        facts.length,
                        stamp,
                        "banco",
                        CODEC.encode(fact),
                        SALT,
                        head.hash());
                unsent.add(entry);
                head = Head.of(entry);
                applied(fact);
            }
            unheard.add(new Atto(head.seq(), System.nanoTime(), heard));
        }
        toPush.release();
        if (pause.isZero()) {
            heard.join();
        } else {
            Thread.sleep(pause.multipliedBy(ThreadLocalRandom.current().nextInt(50, 150))
                    .dividedBy(100));
        }
    }

    /// The digests are kept up as the product's `scheda` keeps them.
    private void applied(Fact fact) {
        if (fact instanceof DellaPratica f) {
            String numero = f.numero().text();
            Pratica before = pratiche.get(numero);
            if (!(Iter.passo(before == null ? null : before.stato, f) instanceof Iter.Passo.Verso(Stato verso))) {
                throw new IllegalStateException(numero + ": " + f);
            }
            Pratica now = new Pratica(verso, before == null ? 1 : before.versione + 1);
            pratiche.put(numero, now);
            long gone = before == null ? 0 : digest(numero, before);
            total = new Somma(
                    total.quante() + (before == null ? 1 : 0),
                    Math.floorMod(total.somma() - gone + digest(numero, now), Somma.MODULO));
        }
    }

    private static long digest(String numero, Pratica pratica) {
        String text = numero + "|" + pratica.stato.name() + "|" + pratica.versione;
        byte[] hash = HexFormat.of()
                .parseHex(Hash.of(text.getBytes(StandardCharsets.UTF_8)).hex());
        return Math.max(1, Math.floorMod(ByteBuffer.wrap(hash).getLong(), Somma.MODULO));
    }

    // the outbox

    @Override
    public List<StreamId> streams() {
        return List.of(stream);
    }

    @Override
    public synchronized Head head(StreamId asked) {
        return head;
    }

    @Override
    public synchronized long acknowledged(StreamId asked) {
        return acknowledged.seq();
    }

    @Override
    public synchronized Optional<Hash> hashAt(StreamId asked, long seq) {
        return seq == acknowledged.seq()
                ? Optional.of(acknowledged.hash())
                : unsent.stream()
                        .filter(entry -> entry.seq() == seq)
                        .map(Entry::hash)
                        .findFirst();
    }

    @Override
    public synchronized List<Entry> after(StreamId asked, long seq, int maxEntries, long maxBytes) {
        return unsent.stream().filter(entry -> entry.seq() > seq).toList();
    }

    @Override
    public synchronized void acknowledge(StreamId asked, Receipt receipt) {
        long now = System.nanoTime();
        acknowledged = receipt.head();
        while (!unsent.isEmpty() && unsent.getFirst().seq() <= receipt.seq()) {
            unsent.removeFirst();
            misure.fact();
        }
        while (!unheard.isEmpty() && unheard.getFirst().lastSeq <= receipt.seq()) {
            Atto atto = unheard.removeFirst();
            misure.receipted(now - atto.committedNanos);
            atto.heard.complete(null);
        }
    }

    @Override
    public List<Receipt> receipts() {
        return List.of();
    }

    @Override
    public String next() {
        return "";
    }

    @Override
    public void present(Receipt presence) {}

    @Override
    public void quarantine(StreamId asked, String sentence) {
        misure.broken(new IllegalStateException(sede + ": " + sentence));
    }

    @Override
    public long generation() {
        return 0;
    }

    @Override
    public void generation(long said) {}

    @Override
    public void rewind(StreamId asked, Head held) {
        throw new IllegalStateException("the centre lost what it had");
    }

    // the feed

    @Override
    public synchronized Head head() {
        return feed;
    }

    @Override
    public synchronized Optional<Hash> hashAt(long seq) {
        return seq == feed.seq() ? Optional.of(feed.hash()) : Optional.empty();
    }

    @Override
    public void store(List<FeedEntry> news) {
        List<NumeroPratica> assigned = new ArrayList<>();
        synchronized (this) {
            for (FeedEntry item : news) {
                Entry entry = item.origin();
                byte[] payload = entry.payload();
                Fact fact = CODEC.decode(
                        entry.kind(), entry.version(), entry.subject(), payload == null ? new byte[0] : payload);
                applied(fact);
                switch (fact) {
                    case DellaPratica.PraticaPresentata f -> wantFiles(f.files());
                    case PraticaAssegnata f -> assigned.add(f.numero());
                    case BloccoAssegnato f ->
                        f.numeri().stream().map(Numerato::numero).forEach(numbers::add);
                    default -> {} // told to everybody, and nothing to do here
                }
                feed = Head.of(item);
            }
        }
        assigned.forEach(misure::arrived);
        desk.addAll(assigned);
    }

    private void wantFiles(List<Allegato> files) {
        files.forEach(file -> incoming.put(file.sha256(), file.size()));
    }

    @Override
    public synchronized Optional<Receipt> undelivered() {
        return feed.equals(told)
                ? Optional.empty()
                : Optional.of(key.sign(new Receipt(
                        FeedEntry.chainOf(sede.code()), feed.seq(), feed.hash(), (int) (feed.seq() - told.seq()), 0)));
    }

    /// The first fact publishes the key.
    @Override
    public synchronized boolean signerKnown() {
        return acknowledged.seq() > 0;
    }

    @Override
    public List<FeedEntry> after(long seq, int maxEntries, long maxBytes) {
        return List.of();
    }

    @Override
    public synchronized void delivered(Receipt receipt) {
        told = receipt.head();
    }

    // files

    @Override
    public synchronized List<Item> toSend(int limit) {
        return outgoing.entrySet().stream()
                .filter(file -> file.getValue().seq <= acknowledged.seq())
                .limit(limit)
                .map(file -> new Item(file.getKey(), file.getValue().content.length))
                .toList();
    }

    @Override
    public synchronized InputStream open(Hash file, long offset) {
        byte[] content = Optional.ofNullable(outgoing.get(file)).orElseThrow().content;
        return new ByteArrayInputStream(content, (int) offset, content.length);
    }

    @Override
    public synchronized void sent(List<Hash> files) {
        files.forEach(outgoing::remove);
    }

    @Override
    public synchronized List<Item> wanted(int limit) {
        return incoming.entrySet().stream()
                .limit(limit)
                .map(file -> new Item(file.getKey(), file.getValue()))
                .toList();
    }

    @Override
    public synchronized long held(Hash file) {
        return begun.getOrDefault(file, new byte[0]).length;
    }

    @Override
    public synchronized Parts.Outcome write(Hash file, long sizeBytes, long offset, byte[] bytes) {
        byte[] before = begun.getOrDefault(file, new byte[0]);
        byte[] now = Arrays.copyOf(before, before.length + bytes.length);
        System.arraycopy(bytes, 0, now, before.length, bytes.length);
        if (now.length < sizeBytes) {
            begun.put(file, now);
            return new Parts.Outcome.Held(now.length);
        }
        begun.remove(file);
        if (!Hash.of(now).equals(file)) {
            return new Parts.Outcome.Spoiled("not the file that was announced");
        }
        incoming.remove(file);
        return new Parts.Outcome.Complete(now.length);
    }

    // the comparison

    @Override
    public synchronized Impronta impronta() {
        asked = now();
        return asked;
    }

    private Impronta now() {
        return new Impronta(
                head.seq() == 0 ? Map.of() : Map.of(stream.toString(), head), feed, total, List.of(), List.of());
    }

    @Override
    public List<Voce> voci(List<Integer> fasce, String dopo) {
        return List.of();
    }

    @Override
    public synchronized void found(List<Discordanza> discordi) {
        agreed = discordi.isEmpty();
    }

    @Override
    public void close() {
        running = false;
        link.close();
    }
}
