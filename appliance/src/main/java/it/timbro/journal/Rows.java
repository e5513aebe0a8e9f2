package it.timbro.journal;

import static it.timbro.journal.schema.Tables.STREAM;

import it.timbro.journal.Journal.Soundness;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Entries, heads and feeds as rows: the journal's only SQL.
final class Rows {
    private static final String HEAD = "select head_seq, head_hash from stream where sede = ? and name = ?";
    private static final String MOVE_HEAD = "insert into stream (sede, name, head_seq, head_hash) values (?, ?, ?, ?)"
            + " on conflict (sede, name) do update set head_seq = excluded.head_seq, head_hash = excluded.head_hash";
    private static final String COLUMNS = "sede, stream, seq, tx_first, tx_size, wall_ms, ticks, not_before_ms,"
            + " not_after_ms, operatore, kind, version, flags, subject, salt, payload, payload_digest, previous, hash";
    private static final String INSERT = "insert into journal (" + COLUMNS + ") values (" + "?, ".repeat(18) + "?)";
    private static final String ENTRIES = "select " + COLUMNS + ", arrival from journal";
    private static final int ARRIVAL = 20;
    private static final String OF_STREAM = " where sede = ? and stream = ? and ";

    private Rows() {}

    static Head head(Sql sql, StreamId stream) {
        return head(sql, stream, "");
    }

    /// The head, held until the transaction ends: whoever else wants to write this stream waits
    /// here. A stream that has no head yet cannot be held; of two that begin it the key lets one
    /// through.
    static Head lockHead(Sql sql, StreamId stream) {
        return head(sql, stream, sql.forUpdate());
    }

    private static Head head(Sql sql, StreamId stream, String held) {
        return sql.first(HEAD + held, Rows::head, stream.sede(), stream.name()).orElse(Head.EMPTY);
    }

    private static Head head(Sql.Columns row) {
        return new Head(row.number(1), new Hash(row.text(2)));
    }

    static long begun(Sql sql, StreamId stream) {
        return sql.first(
                        "select wall_ms from journal where sede = ? and stream = ? and seq = 1",
                        row -> row.number(1),
                        stream.sede(),
                        stream.name())
                .orElse(Long.MAX_VALUE);
    }

    static Map<StreamId, Head> streams(DSLContext dsl, String sede) {
        return dsl.selectFrom(STREAM)
                .where(STREAM.SEDE.eq(sede))
                .fetchMap(
                        row -> new StreamId(row.getSede(), row.getName()),
                        row -> new Head(row.getHeadSeq(), new Hash(row.getHeadHash())));
    }

    /// The lives of a stream's writer that are known here, the given one among them, oldest first.
    static List<StreamId> lives(Sql sql, StreamId stream) {
        List<StreamId> lives = new ArrayList<>();
        sql.each(
                "select name from stream where sede = ?",
                row -> lives.add(new StreamId(stream.sede(), row.text(1))),
                stream.sede());
        lives.removeIf(other -> !other.sameWriter(stream) && !other.equals(stream));
        if (!lives.contains(stream)) {
            lives.add(stream);
        }
        lives.sort(Comparator.comparingInt(StreamId::incarnation));
        return lives;
    }

    static boolean known(DSLContext dsl, StreamId stream) {
        return dsl.fetchExists(STREAM, STREAM.SEDE.eq(stream.sede()), STREAM.NAME.eq(stream.name()));
    }

    static void moveHead(Sql sql, StreamId stream, long seq, Hash hash) {
        sql.run(MOVE_HEAD, stream.sede(), stream.name(), seq, hash.hex());
    }

    static void insert(Sql sql, List<Entry> entries) {
        sql.runEach(INSERT, entries, Rows::values);
    }

    private static @Nullable Object[] values(Entry entry) {
        byte[] payload = entry.payload();
        return new @Nullable Object[] {
            entry.stream().sede(),
            entry.stream().name(),
            entry.seq(),
            entry.txFirst(),
            entry.txSize(),
            entry.time().wallMs(),
            entry.time().ticks(),
            entry.time().notBeforeMs(),
            entry.time().notAfterMs(),
            entry.operatore(),
            entry.kind(),
            entry.version(),
            entry.flags(),
            entry.subject(),
            payload == null ? null : entry.salt(),
            payload,
            entry.payloadDigest().hex(),
            entry.previous().hex(),
            entry.hash().hex()
        };
    }

    private static Entry entry(Sql.Columns row) {
        byte[] salt = row.bytes(15);
        return new Entry(
                new StreamId(row.text(1), row.text(2)),
                row.number(3),
                row.number(4),
                (int) row.number(5),
                new Entry.Stamp(row.number(6), row.number(7), row.number(8), row.number(9)),
                row.text(10),
                row.text(11),
                (int) row.number(12),
                (int) row.number(13),
                row.text(14),
                salt == null ? new byte[0] : salt,
                row.bytes(16),
                new Hash(row.text(17)),
                new Hash(row.text(18)),
                new Hash(row.text(19)));
    }

    static Optional<Entry> find(Sql sql, StreamId stream, long seq) {
        return sql.first(ENTRIES + OF_STREAM + "seq = ?", Rows::entry, stream.sede(), stream.name(), seq);
    }

    /// The journal as it arrived, each entry with its place in the order of arrival.
    ///
    /// @param after where to begin; 0: with the first
    static void byArrival(Sql sql, long after, ObjLongConsumer<Entry> take) {
        sql.each(
                ENTRIES + " where arrival > ? order by arrival",
                row -> {
                    take.accept(entry(row), row.number(ARRIVAL));
                    return true;
                },
                after);
    }

    /// What had arrived about a subject, oldest first.
    static List<Entry> ofSubject(Sql sql, String subject, long upToArrival) {
        List<Entry> held = new ArrayList<>();
        sql.each(
                ENTRIES + " where subject = ? and arrival <= ? order by arrival",
                row -> held.add(entry(row)),
                subject,
                upToArrival);
        return held;
    }

    static Optional<List<Entry>> after(Sql sql, StreamId stream, long seq, Portion portion) {
        Batch<Entry> batch = new Batch<>(portion);
        sql.each(
                ENTRIES + OF_STREAM + "seq > ? order by seq",
                row -> {
                    Entry entry = entry(row);
                    return batch.take(entry, entry);
                },
                stream.sede(),
                stream.name(),
                seq);
        return batch.whole();
    }

    static Head feedHead(Sql sql, String sede) {
        return sql.first("select seq, hash from feed where sede = ? order by seq desc limit 1", Rows::head, sede)
                .orElse(Head.EMPTY);
    }

    static void insertFeed(Sql sql, FeedEntry item) {
        sql.run(
                "insert into feed (sede, seq, origin_sede, origin_stream, origin_seq, origin_hash, previous, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                item.sede(),
                item.seq(),
                item.origin().stream().sede(),
                item.origin().stream().name(),
                item.origin().seq(),
                item.origin().hash().hex(),
                item.previous().hex(),
                item.hash().hex());
    }

    static Optional<List<FeedEntry>> feedAfter(Sql sql, String sede, long seq, Portion portion) {
        Batch<FeedEntry> batch = new Batch<>(portion);
        sql.each(
                "select seq, origin_sede, origin_stream, origin_seq, previous, hash from feed where sede = ? and seq > ?"
                        + " order by seq",
                row -> {
                    FeedEntry item = feedEntry(sql, sede, row);
                    return batch.take(item, item.origin());
                },
                sede,
                seq);
        return batch.whole();
    }

    private static FeedEntry feedEntry(Sql sql, String sede, Sql.Columns row) {
        Entry entry = find(sql, new StreamId(row.text(2), row.text(3)), row.number(4))
                .orElseThrow(() -> new IllegalStateException("the feed cites a fact that is not here"));
        return new FeedEntry(sede, row.number(1), entry.forTravel(), new Hash(row.text(5)), new Hash(row.text(6)));
    }

    static Soundness verify(Sql sql, StreamId stream) {
        Head head = head(sql, stream); // beyond it stands, here and there, what was given back to us
        Chain chain = new Chain();
        sql.each(
                ENTRIES + OF_STREAM + "seq <= ? order by seq",
                row -> chain.goesOn(entry(row)),
                stream.sede(),
                stream.name(),
                head.seq());
        return chain.found(head);
    }

    /// A stream recomputed entry by entry.
    private static final class Chain {
        private long expected = 1;
        private Hash previous = Hash.ZERO;
        private @Nullable String broken;

        boolean goesOn(Entry entry) {
            if (entry.seq() != expected) {
                broken = "gap";
            } else if (!entry.previous().equals(previous)) {
                broken = "not linked to the entry before";
            } else if (!entry.sound()) {
                broken = "altered";
            } else {
                previous = entry.hash();
                expected++;
            }
            return broken == null;
        }

        Soundness found(Head head) {
            if (broken != null) {
                return new Soundness.Broken(expected, broken);
            }
            return head.seq() == expected - 1 && head.hash().equals(previous)
                    ? new Soundness.Sound(head.seq(), previous)
                    : new Soundness.Broken(expected, "tail cut");
        }
    }
}
