package it.timbro.journal;

import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// The one place where facts are written. A fact, its projections and the head of its stream commit
/// together or not at all; when [#write] returns, they are on disk.
///
/// It stands on a SQLite file or on a PostgreSQL database ([Engine]); on both, transactions come
/// out as if there were one writer. Any thread may call and waits.
public final class Journal implements AutoCloseable {
    private final Engine engine;
    private final FactCodec codec;
    private final List<Projection> projections;
    private final Rules rules;
    private final Time time;
    private final RandomGenerator salts;
    private final Arrivals arrivals;
    private final Bell bell = new Bell();

    /// @param file the SQLite file, made if missing
    /// @param unappliable where a stored fact goes that cannot be applied
    /// @param salts source of the 16-byte salts; a secure one in production, a seeded one in the
    /// simulator
    public Journal(
            Path file,
            FactCodec codec,
            List<Projection> projections,
            Unappliable unappliable,
            Time time,
            RandomGenerator salts) {
        this(Database.open(file), codec, projections, unappliable, time, salts, Machine.real());
    }

    Journal(
            Database database,
            FactCodec codec,
            List<Projection> projections,
            Unappliable unappliable,
            Time time,
            RandomGenerator salts,
            Machine machine) {
        this(new SqliteEngine(database, machine), codec, projections, unappliable, time, salts);
    }

    /// @param server an empty database, or one that another process of the same centre uses too
    public Journal(
            PostgreSql server,
            FactCodec codec,
            List<Projection> projections,
            Unappliable unappliable,
            Time time,
            RandomGenerator salts) {
        this(new PostgresEngine(server, salts), codec, projections, unappliable, time, salts);
    }

    private Journal(
            Engine engine,
            FactCodec codec,
            List<Projection> projections,
            Unappliable unappliable,
            Time time,
            RandomGenerator salts) {
        this.engine = engine;
        this.codec = codec;
        this.projections = List.copyOf(projections);
        this.rules = new Rules(codec, this.projections, unappliable, true, Map.of());
        this.time = time;
        this.salts = salts;
        this.arrivals = new Arrivals(engine, rules, time);
        engine.onCommitElsewhere(bell);
    }

    /// Work inside a transaction. A `RejectedException` rolls everything back and reaches the
    /// caller. Where another process writes too it may run several times before it commits: it
    /// changes nothing outside of its transaction.
    @FunctionalInterface
    public interface Work<T> {
        T run(Tx tx);
    }

    /// Runs the work in one transaction. When this returns, what it appended is durable.
    ///
    /// @param stream whose writer it is: what is written stands in the latest life of it
    /// ([StreamId#incarnation]); one that is not known yet begins here
    public <T> T write(StreamId stream, String operatore, Work<T> work) {
        List<Runnable> effects = new ArrayList<>();
        Set<Sede> told = new HashSet<>();
        T answer = engine.write(stream.toString(), turn -> {
            effects.clear(); // of a run that lost its race
            StreamId now = Rows.lives(turn.sql(), stream).getLast();
            Transaction tx = new Transaction(turn, now, operatore, stamp(), codec, projections, salts, effects);
            T result = work.run(tx);
            List<Fact.Cited> settled = tx.seal();
            told.clear();
            told.addAll(tx.told());
            turn.notice().told(told);
            if (!settled.isEmpty() || (tx.wrote() && Standstills.any(turn.sql()))) {
                Applier applier = new Applier(turn, rules);
                settled.forEach(applier::settled);
                applier.retry();
            }
            return result;
        });
        try {
            effects.forEach(Runnable::run);
        } finally {
            bell.ring(told); // it is committed, whatever became of what was to follow
        }
        return answer;
    }

    /// Runs a query on a consistent snapshot.
    public <T> T read(Function<Reading, T> query) {
        return engine.read(turn -> query.apply(turn));
    }

    /// The answer of a query that asks nothing but the store, read again after a commit and not before:
    /// for what every page needs. Never asked from inside of a query.
    public <T> Supplier<T> kept(Function<Reading, T> query) {
        return kept(() -> 0, query);
    }

    /// The same, read again also if this says something else than it did: for what the clock changes.
    public <T> Supplier<T> kept(Supplier<?> besides, Function<Reading, T> query) {
        return new Kept<>(engine, besides, query);
    }

    /// Called after every commit, on the thread that wrote, and soon after those of other
    /// processes: keep it short.
    public void onCommit(Runnable listener) {
        bell.onCommit(listener);
    }

    /// Called after every commit that told branches something, with their names; and after those of
    /// other processes, which may have told anyone, with none. As short as [#onCommit].
    public void onNews(Consumer<Set<Sede>> listener) {
        bell.onNews(listener);
    }

    /// Takes a batch of another's stream: what is held already is compared, the rest is stored and
    /// applied, all in one transaction that holds the stream's head, so that no second batch comes
    /// in between. A fact that cannot be applied is kept and freezes its subject with a card
    /// ([Unappliable]); nothing else waits. The receipt is signed and kept in the same transaction.
    public Outcome receive(StreamId stream, List<Entry> batch, UnaryOperator<Receipt> sign) {
        Outcome outcome = arrivals.take(stream, batch, sign);
        bell.ring(Set.of());
        return outcome;
    }

    /// What is done where one of two copies must give way.
    public Copies copies() {
        return new Copies(engine, rules, bell::ringForAll);
    }

    /// Keeps a signed receipt, of either side. The same twice is one.
    public void keep(String sede, Receipt receipt) {
        engine.write(receipt.chain(), turn -> {
            Receipts.keep(turn.sql(), sede, receipt, time.now().toEpochMilli());
            return receipt;
        });
    }

    /// The receipt that goes furthest of those kept of a chain.
    public Optional<Receipt> lastReceipt(String sede, String chain) {
        return read(rows -> Receipts.last(rows.dsl(), sede, chain));
    }

    /// Stores what the centre announced to this branch, each with the fact it cites.
    public void storeFeed(List<FeedEntry> news) {
        if (news.isEmpty()) {
            return;
        }
        arrivals.take(news);
        bell.ring(Set.of());
    }

    /// Empties the projections and fills them again from the journal alone, in order of arrival.
    /// Nobody writes meanwhile.
    public void rebuild() {
        engine.writeAlone(turn -> {
            new Applier(turn, rules).rebuild();
            return true;
        });
    }

    /// Tells one subject anew, where what was made of its facts is in doubt.
    public void rebuild(String subject) {
        engine.writeAlone(turn -> {
            new Applier(turn, rules).again(subject, Applier.NOW);
            return true;
        });
        bell.ring(Set.of());
    }

    /// Tries again what could not be applied when it arrived, such as facts that only this release
    /// knows. At every start.
    public void thaw() {
        engine.writeAlone(turn -> {
            new Applier(turn, rules).thaw();
            return true;
        });
        bell.ring(Set.of());
    }

    /// Recomputes a stream written here from its first entry: every hash, every link, no gap, and
    /// the stored head.
    public Soundness verify(StreamId stream) {
        return read(rows -> Rows.verify(rows.sql(), stream));
    }

    /// The same, and that the stream still holds an anchor taken earlier: a receipt, a seal, a
    /// witness, a printed code. Finds a tail cut together with its head, and a fork.
    public Soundness verify(StreamId stream, Head anchor) {
        Soundness alone = verify(stream);
        if (alone instanceof Soundness.Broken || anchor.seq() == 0) {
            return alone;
        }
        return find(stream, anchor.seq())
                .map(entry -> entry.hash().equals(anchor.hash()) ? alone : new Soundness.Broken(anchor.seq(), "fork"))
                .orElseGet(() -> new Soundness.Broken(anchor.seq(), "cut before the anchor"));
    }

    /// What [#verify] found.
    public sealed interface Soundness {
        record Sound(long seq, Hash head) implements Soundness {}

        record Broken(long seq, String why) implements Soundness {}
    }

    /// The lives of a stream's writer, oldest first: the last is the one that is written.
    public List<StreamId> lives(StreamId stream) {
        return read(rows -> rows.lives(stream));
    }

    /// Seq and hash of the last entry stored of a stream; 0 and [Hash#ZERO] of one never seen.
    public Head head(StreamId stream) {
        return read(rows -> rows.head(stream));
    }

    /// Entries of a stream after a seq, whole transactions, at most about `maxBytes` of payload but
    /// at least one transaction.
    public List<Entry> entriesAfter(StreamId stream, long seq, int maxEntries, long maxBytes) {
        return read(rows -> rows.entriesAfter(stream, seq, Portion.of(maxEntries, maxBytes)))
                .orElseThrow();
    }

    public Optional<Entry> find(StreamId stream, long seq) {
        return read(rows -> Rows.find(rows.sql(), stream, seq));
    }

    /// Feed entries of a branch after a seq, with the facts they cite. What one transaction
    /// announced is never parted.
    public List<FeedEntry> feedAfter(String sede, long seq, int maxEntries, long maxBytes) {
        return read(rows -> rows.feedAfter(sede, seq, Portion.of(maxEntries, maxBytes)))
                .orElseThrow();
    }

    /// Seq and hash of the last feed entry of a branch.
    public Head feedHead(String sede) {
        return read(rows -> Rows.feedHead(rows.sql(), sede));
    }

    /// All that is known about a subject, oldest first: the history of a page.
    public List<Recorded> history(String subject) {
        return read(rows -> Rows.ofSubject(rows.sql(), subject, Long.MAX_VALUE).stream()
                .filter(entry -> entry.payload() != null)
                .map(entry -> Recorded.of(codec, entry))
                .toList());
    }

    private Entry.Stamp stamp() {
        Time.Bounds bounds = time.bounds();
        return new Entry.Stamp(time.now().toEpochMilli(), time.ticks(), bounds.notBeforeMs(), bounds.notAfterMs());
    }

    @Override
    public void close() {
        engine.close();
    }
}
