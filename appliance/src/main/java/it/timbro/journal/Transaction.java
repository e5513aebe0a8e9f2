package it.timbro.journal;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// A transaction that writes. Facts are applied as they are appended, and sealed together at the
/// end, because each hash covers the size of its transaction.
final class Transaction implements Tx {
    private static final int SALT_BYTES = 16;

    private final DSLContext dsl;
    private final StreamId stream;
    private final String operatore;
    private final Entry.Stamp stamp;
    private final FactCodec codec;
    private final List<Projection> projections;
    private final RandomGenerator salts;
    private final List<Runnable> effects;
    private final Head head;
    private final List<Pending> pending = new ArrayList<>();

    private record Pending(Entry.Draft draft, @Nullable Sede feed) {}

    Transaction(
            DSLContext dsl,
            StreamId stream,
            String operatore,
            Entry.Stamp stamp,
            FactCodec codec,
            List<Projection> projections,
            RandomGenerator salts,
            List<Runnable> effects) {
        this.dsl = dsl;
        this.stream = stream;
        this.operatore = operatore;
        this.stamp = stamp;
        this.codec = codec;
        this.projections = projections;
        this.salts = salts;
        this.effects = effects;
        this.head = Rows.lockHead(dsl, stream);
    }

    @Override
    public Recorded append(Fact fact) {
        return append(fact, (Sede) null);
    }

    @Override
    public Recorded append(Fact fact, @Nullable Sede feed) {
        Entry.Draft draft = codec.encode(fact);
        pending.add(new Pending(draft, feed));
        Recorded recorded = new Recorded(stream, head.seq() + pending.size(), stamp, operatore, draft.flags(), fact);
        projections.forEach(projection -> projection.apply(this, recorded));
        return recorded;
    }

    /// Gives every appended fact its hash and writes them: the last step before the commit.
    void seal() {
        long first = head.seq() + 1;
        var previous = head.hash();
        for (int i = 0; i < pending.size(); i++) {
            byte[] salt = new byte[SALT_BYTES];
            salts.nextBytes(salt);
            Pending next = pending.get(i);
            Entry entry = Entry.seal(
                    stream, first + i, first, pending.size(), stamp, operatore, next.draft(), salt, previous);
            Rows.insert(dsl, entry);
            Sede feed = next.feed();
            if (feed != null) {
                Check.that((entry.flags() & Entry.SOLO_SEDE) == 0, "what stays at the branch is not announced");
                Head feedHead = Rows.feedHead(dsl, feed.code());
                Rows.insertFeed(dsl, FeedEntry.seal(feed.code(), feedHead.seq() + 1, entry, feedHead.hash()));
            }
            previous = entry.hash();
        }
        if (!pending.isEmpty()) {
            Rows.moveHead(dsl, stream, first + pending.size() - 1, previous);
        }
    }

    @Override
    public DSLContext dsl() {
        return dsl;
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
    public String operatore() {
        return operatore;
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public void keep(String sede, Receipt receipt) {
        Rows.keep(dsl, sede, receipt, stamp.wallMs());
    }

    @Override
    public void afterCommit(Runnable effect) {
        effects.add(effect);
    }
}
