package it.timbro.journal;

import static it.timbro.journal.schema.Tables.FEED;
import static it.timbro.journal.schema.Tables.JOURNAL;
import static it.timbro.journal.schema.Tables.STREAM;

import it.timbro.base.Check;
import it.timbro.journal.Journal.Soundness;
import it.timbro.journal.schema.tables.records.FeedRecord;
import it.timbro.journal.schema.tables.records.JournalRecord;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectConditionStep;

/// Entries, heads and feeds as rows: the journal's only SQL.
final class Rows {
    /// Rows that PostgreSQL's driver fetches at once: without it, a cursor would hold its whole
    /// answer in memory.
    static final int CHUNK = 200;

    private Rows() {}

    static Head head(DSLContext dsl, StreamId stream) {
        return head(select(dsl, stream));
    }

    /// The head, held until the transaction ends: whoever else wants to write this stream waits
    /// here. A stream that has no head yet cannot be held; of two that begin it the key lets one
    /// through.
    static Head lockHead(DSLContext dsl, StreamId stream) {
        var query = select(dsl, stream);
        return head(dsl.family() == SQLDialect.SQLITE ? query : query.forUpdate()); // SQLite's one writer holds all
    }

    private static SelectConditionStep<Record2<Long, String>> select(DSLContext dsl, StreamId stream) {
        return dsl.select(STREAM.HEAD_SEQ, STREAM.HEAD_HASH)
                .from(STREAM)
                .where(STREAM.SEDE.eq(stream.sede()), STREAM.NAME.eq(stream.name()));
    }

    private static Head head(ResultQuery<Record2<Long, String>> row) {
        return row.fetchOptional(found -> new Head(found.value1(), new Hash(found.value2())))
                .orElse(Head.EMPTY);
    }

    static Map<StreamId, Head> streams(DSLContext dsl, String sede) {
        return dsl.selectFrom(STREAM)
                .where(STREAM.SEDE.eq(sede))
                .fetchMap(
                        row -> new StreamId(row.getSede(), row.getName()),
                        row -> new Head(row.getHeadSeq(), new Hash(row.getHeadHash())));
    }

    static void moveHead(DSLContext dsl, StreamId stream, long seq, Hash hash) {
        dsl.insertInto(STREAM, STREAM.SEDE, STREAM.NAME, STREAM.HEAD_SEQ, STREAM.HEAD_HASH)
                .values(stream.sede(), stream.name(), seq, hash.hex())
                .onConflict(STREAM.SEDE, STREAM.NAME)
                .doUpdate()
                .set(STREAM.HEAD_SEQ, seq)
                .set(STREAM.HEAD_HASH, hash.hex())
                .execute();
    }

    static void insert(DSLContext dsl, Entry entry) {
        byte[] payload = entry.payload();
        JournalRecord row = dsl.newRecord(JOURNAL);
        row.setSede(entry.stream().sede());
        row.setStream(entry.stream().name());
        row.setSeq(entry.seq());
        row.setTxFirst(entry.txFirst());
        row.setTxSize((long) entry.txSize());
        row.setWallMs(entry.time().wallMs());
        row.setTicks(entry.time().ticks());
        row.setNotBeforeMs(entry.time().notBeforeMs());
        row.setNotAfterMs(entry.time().notAfterMs());
        row.setOperatore(entry.operatore());
        row.setKind(entry.kind());
        row.setVersion((long) entry.version());
        row.setFlags((long) entry.flags());
        row.setSubject(entry.subject());
        if (payload != null) {
            row.setSalt(entry.salt());
            row.setPayload(payload);
        }
        row.setPayloadDigest(entry.payloadDigest().hex());
        row.setPrevious(entry.previous().hex());
        row.setHash(entry.hash().hex());
        dsl.insertInto(JOURNAL).set(row).execute();
    }

    static Entry entry(JournalRecord row) {
        byte[] salt = row.getSalt();
        return new Entry(
                new StreamId(row.getSede(), row.getStream()),
                row.getSeq(),
                row.getTxFirst(),
                row.getTxSize().intValue(),
                new Entry.Stamp(row.getWallMs(), row.getTicks(), row.getNotBeforeMs(), row.getNotAfterMs()),
                row.getOperatore(),
                row.getKind(),
                row.getVersion().intValue(),
                row.getFlags().intValue(),
                row.getSubject(),
                salt == null ? new byte[0] : salt,
                row.getPayload(),
                new Hash(row.getPayloadDigest()),
                new Hash(row.getPrevious()),
                new Hash(row.getHash()));
    }

    static Optional<Entry> find(DSLContext dsl, StreamId stream, long seq) {
        return dsl.selectFrom(JOURNAL)
                .where(JOURNAL.SEDE.eq(stream.sede()), JOURNAL.STREAM.eq(stream.name()), JOURNAL.SEQ.eq(seq))
                .fetchOptional(Rows::entry);
    }

    /// The whole journal as it arrived; the caller closes it.
    static Cursor<JournalRecord> byArrival(DSLContext dsl) {
        return dsl.selectFrom(JOURNAL).orderBy(JOURNAL.ARRIVAL).fetchSize(CHUNK).fetchLazy();
    }

    /// What had arrived about a subject, oldest first.
    static List<JournalRecord> ofSubject(DSLContext dsl, String subject, long upToArrival) {
        return dsl.selectFrom(JOURNAL)
                .where(JOURNAL.SUBJECT.eq(subject), JOURNAL.ARRIVAL.le(upToArrival))
                .orderBy(JOURNAL.ARRIVAL)
                .fetch();
    }

    /// Announces a stored fact to a branch.
    static void announce(DSLContext dsl, String sede, Entry entry) {
        Check.that((entry.flags() & Entry.SOLO_SEDE) == 0, "what stays at the branch is not announced");
        Head head = feedHead(dsl, sede);
        insertFeed(dsl, FeedEntry.seal(sede, head.seq() + 1, entry, head.hash()));
    }

    static boolean announced(DSLContext dsl, String sede, Entry entry) {
        return dsl.fetchExists(
                FEED,
                FEED.SEDE
                        .eq(sede)
                        .and(FEED.ORIGIN_SEDE.eq(entry.stream().sede()))
                        .and(FEED.ORIGIN_STREAM.eq(entry.stream().name()))
                        .and(FEED.ORIGIN_SEQ.eq(entry.seq())));
    }

    static List<Entry> after(DSLContext dsl, StreamId stream, long seq, int maxEntries, long maxBytes) {
        List<Entry> batch = new ArrayList<>();
        List<Entry> transaction = new ArrayList<>();
        long bytes = 0;
        try (var cursor = dsl.selectFrom(JOURNAL)
                .where(JOURNAL.SEDE.eq(stream.sede()), JOURNAL.STREAM.eq(stream.name()), JOURNAL.SEQ.gt(seq))
                .orderBy(JOURNAL.SEQ)
                .fetchSize(CHUNK)
                .fetchLazy()) {
            for (JournalRecord row : cursor) {
                Entry entry = entry(row);
                transaction.add(entry);
                bytes += sizeOf(entry);
                if (entry.seq() < entry.txFirst() + entry.txSize() - 1) {
                    continue;
                }
                if (!batch.isEmpty() && (batch.size() + transaction.size() > maxEntries || bytes > maxBytes)) {
                    return batch;
                }
                batch.addAll(transaction);
                transaction.clear();
            }
        }
        Check.that(transaction.isEmpty(), "a stored transaction is whole");
        return batch;
    }

    private static long sizeOf(Entry entry) {
        byte[] payload = entry.payload();
        return 400 + (payload == null ? 0 : payload.length);
    }

    static Head feedHead(DSLContext dsl, String sede) {
        return dsl.select(FEED.SEQ, FEED.HASH)
                .from(FEED)
                .where(FEED.SEDE.eq(sede))
                .orderBy(FEED.SEQ.desc())
                .limit(1)
                .fetchOptional(row -> new Head(row.value1(), new Hash(row.value2())))
                .orElse(Head.EMPTY);
    }

    static void insertFeed(DSLContext dsl, FeedEntry item) {
        FeedRecord row = dsl.newRecord(FEED);
        row.setSede(item.sede());
        row.setSeq(item.seq());
        row.setOriginSede(item.origin().stream().sede());
        row.setOriginStream(item.origin().stream().name());
        row.setOriginSeq(item.origin().seq());
        row.setOriginHash(item.origin().hash().hex());
        row.setPrevious(item.previous().hex());
        row.setHash(item.hash().hex());
        dsl.insertInto(FEED).set(row).execute();
    }

    static List<FeedEntry> feedAfter(DSLContext dsl, String sede, long seq, int maxEntries, long maxBytes) {
        List<FeedEntry> batch = new ArrayList<>();
        long bytes = 0;
        try (var cursor = dsl.selectFrom(FEED)
                .where(FEED.SEDE.eq(sede), FEED.SEQ.gt(seq))
                .orderBy(FEED.SEQ)
                .fetchSize(CHUNK)
                .fetchLazy()) {
            for (FeedRecord row : cursor) {
                FeedEntry item = feedEntry(dsl, row);
                bytes += sizeOf(item.origin());
                boolean full = batch.size() >= maxEntries || bytes > maxBytes;
                if (full && !batch.isEmpty() && !batch.getLast().boundTo(item)) {
                    break;
                }
                batch.add(item);
            }
        }
        return batch;
    }

    private static FeedEntry feedEntry(DSLContext dsl, FeedRecord row) {
        Entry entry = find(dsl, new StreamId(row.getOriginSede(), row.getOriginStream()), row.getOriginSeq())
                .orElseThrow(() -> new IllegalStateException("the feed cites a fact that is not here"));
        return new FeedEntry(
                row.getSede(), row.getSeq(), entry.forTravel(), new Hash(row.getPrevious()), new Hash(row.getHash()));
    }

    static Soundness verify(DSLContext dsl, StreamId stream) {
        long expected = 1;
        Hash previous = Hash.ZERO;
        try (var cursor = dsl.selectFrom(JOURNAL)
                .where(JOURNAL.SEDE.eq(stream.sede()), JOURNAL.STREAM.eq(stream.name()))
                .orderBy(JOURNAL.SEQ)
                .fetchSize(CHUNK)
                .fetchLazy()) {
            for (JournalRecord row : cursor) {
                Entry entry = entry(row);
                if (entry.seq() != expected) {
                    return new Soundness.Broken(expected, "gap");
                }
                if (!entry.previous().equals(previous)) {
                    return new Soundness.Broken(expected, "not linked to the entry before");
                }
                if (!entry.sound()) {
                    return new Soundness.Broken(expected, "altered");
                }
                previous = entry.hash();
                expected++;
            }
        }
        Head head = head(dsl, stream);
        if (head.seq() != expected - 1 || !head.hash().equals(previous)) {
            return new Soundness.Broken(expected, "tail cut");
        }
        return new Soundness.Sound(head.seq(), previous);
    }
}
