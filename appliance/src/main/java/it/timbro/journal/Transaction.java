package it.timbro.journal;

import it.timbro.base.Check;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// A transaction that writes. Facts are applied as they are appended, and sealed together at the
/// end, because each hash covers the size of its transaction.
final class Transaction implements Tx {
    private static final int SALT_BYTES = 16;

    /// More than the header of an entry takes in a frame, texts of usual length included.
    private static final int HEADER_BYTES = 1_000;

    private final Engine.Turn turn;
    private final StreamId stream;
    private final String operatore;
    private final Entry.Stamp stamp;
    private final FactCodec codec;
    private final List<Projection> projections;
    private final RandomGenerator salts;
    private final List<Runnable> effects;
    private final Head head;
    private final List<Pending> pending = new ArrayList<>();
    private long bytes;

    private final List<Past> past = new ArrayList<>();

    private record Pending(Entry.Draft draft, Fact fact, List<Sede> feeds) {}

    /// What was known about a subject, for a branch that hears of it only now.
    private record Past(String subject, Sede feed) {}

    Transaction(
            Engine.Turn turn,
            StreamId stream,
            String operatore,
            Entry.Stamp stamp,
            FactCodec codec,
            List<Projection> projections,
            RandomGenerator salts,
            List<Runnable> effects) {
        this.turn = turn;
        this.stream = stream;
        this.operatore = operatore;
        this.stamp = stamp;
        this.codec = codec;
        this.projections = projections;
        this.salts = salts;
        this.effects = effects;
        this.head = Rows.lockHead(turn.sql(), stream);
    }

    @Override
    public Recorded append(Fact fact) {
        return append(fact, List.of());
    }

    @Override
    public Recorded append(Fact fact, @Nullable Sede feed) {
        return append(fact, feed == null ? List.of() : List.of(feed));
    }

    @Override
    public Recorded append(Fact fact, List<Sede> feeds) {
        Check.that(codec.mayWrite(stream, fact), "what is not ours to say is not written");
        Entry.Draft draft = codec.encode(fact);
        if (Standstills.frozen(turn.sql(), draft.subject())) {
            throw Problem.SOGGETTO_FERMO.rejected();
        }
        weigh(draft);
        pending.add(new Pending(draft, fact, feeds));
        Recorded recorded = new Recorded(stream, head.seq() + pending.size(), stamp, operatore, draft.flags(), fact);
        try {
            projections.forEach(projection -> projection.apply(this, recorded));
        } catch (Telling.OutOfTurnException outOfTurn) {
            throw Problem.NON_VALIDO_ORA.rejected(String.valueOf(outOfTurn.getMessage()));
        }
        return recorded;
    }

    /// What could never leave in one batch must not be written: the facts of one transaction are
    /// never parted.
    private void weigh(Entry.Draft draft) {
        bytes += draft.payload().length + HEADER_BYTES;
        if (pending.size() >= Limits.TRANSACTION_ENTRIES) {
            throw Problem.TRANSAZIONE_TROPPO_GRANDE.rejected("più di " + Limits.TRANSACTION_ENTRIES + " fatti");
        }
        if (draft.payload().length > Limits.PAYLOAD_BYTES || bytes > Limits.BODY_BYTES) {
            throw Problem.TRANSAZIONE_TROPPO_GRANDE.rejected(bytes / 1_000_000 + " MB");
        }
    }

    @Override
    public void announce(String subject, Sede feed) {
        past.add(new Past(subject, feed));
    }

    /// Gives every appended fact its hash and writes them: the last step before the commit.
    ///
    /// @return facts whose cards were settled
    List<Fact.Cited> seal() {
        for (Past known : past) {
            Rows.ofSubject(turn.sql(), known.subject(), Long.MAX_VALUE).stream()
                    .filter(entry -> !entry.stream().sede().equals(known.feed().code()))
                    .filter(entry ->
                            !Announcements.told(turn.dsl(), known.feed().code(), entry))
                    .forEach(entry -> Announcements.tell(turn, known.feed().code(), entry));
        }
        long first = head.seq() + 1;
        var previous = head.hash();
        List<Entry> sealed = new ArrayList<>();
        for (int i = 0; i < pending.size(); i++) {
            byte[] salt = new byte[SALT_BYTES];
            salts.nextBytes(salt);
            Pending next = pending.get(i);
            Entry entry = Entry.seal(
                    stream, first + i, first, pending.size(), stamp, operatore, next.draft(), salt, previous);
            sealed.add(entry);
            previous = entry.hash();
        }
        if (!pending.isEmpty()) {
            Rows.insert(turn.sql(), sealed);
            turn.notice().stored(sealed.size());
            for (int i = 0; i < sealed.size(); i++) {
                Entry entry = sealed.get(i);
                pending.get(i).feeds().forEach(feed -> Announcements.tell(turn, feed.code(), entry));
            }
            Rows.moveHead(turn.sql(), stream, first + pending.size() - 1, previous);
        }
        return pending.stream()
                .flatMap(written -> written.fact().settles().stream())
                .toList();
    }

    /// Whether it holds a fact.
    boolean wrote() {
        return !pending.isEmpty();
    }

    /// The branches whose feeds it moves.
    Set<Sede> told() {
        return Stream.concat(past.stream().map(Past::feed), pending.stream().flatMap(next -> next.feeds().stream()))
                .collect(Collectors.toSet());
    }

    @Override
    public DSLContext dsl() {
        return turn.dsl();
    }

    @Override
    public Sql sql() {
        return turn.sql();
    }

    @Override
    public StreamId stream() {
        return stream;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(stamp.wallMs());
    }

    @Override
    public Instant bounded() {
        return new Time.Bounds(stamp.notBeforeMs(), stamp.notAfterMs()).nearest(now());
    }

    @Override
    public String operatore() {
        return operatore;
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public void keep(String sede, Receipt receipt) {
        Receipts.keep(turn.sql(), sede, receipt, stamp.wallMs());
    }

    @Override
    public Map<StreamId, Head> streams(Sede sede) {
        return Rows.streams(turn.dsl(), sede.code());
    }

    @Override
    public void release(Sede feed) {
        Announcements.release(turn, feed.code());
    }

    @Override
    public void open(StreamId next) {
        Check.that(!Rows.known(turn.dsl(), next), "a stream is opened once");
        Rows.moveHead(turn.sql(), next, 0, Hash.ZERO);
    }

    @Override
    public void afterCommit(Runnable effect) {
        effects.add(effect);
    }
}
