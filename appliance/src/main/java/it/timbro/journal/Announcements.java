package it.timbro.journal;

import static it.timbro.journal.schema.Tables.DA_SENTIRE;
import static it.timbro.journal.schema.Tables.FEED;
import static it.timbro.journal.schema.Tables.FEED_ATTESA;

import it.timbro.base.Check;
import it.timbro.journal.schema.tables.records.FeedAttesaRecord;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What a branch is told, at the centre: its feed, and what waits before it while the centre takes
/// back the part of the feed that it lost.
final class Announcements {
    private Announcements() {}

    /// Announces a stored fact to a branch; after what is being taken back, if something is.
    static void tell(Reading rows, String sede, Entry entry) {
        Check.that((entry.flags() & Entry.SOLO_SEDE) == 0, "what stays at the branch is not announced");
        if (rows.dsl().fetchExists(DA_SENTIRE, DA_SENTIRE.SEDE.eq(sede))) {
            hold(rows.dsl(), sede, entry.stream(), entry.seq());
            return;
        }
        Head head = Rows.feedHead(rows.sql(), sede);
        Rows.insertFeed(rows.sql(), FeedEntry.seal(sede, head.seq() + 1, entry, head.hash()));
    }

    /// Whether a fact was announced to a branch, or waits to be.
    static boolean told(DSLContext dsl, String sede, Entry entry) {
        return dsl.fetchExists(
                        FEED,
                        FEED.SEDE
                                .eq(sede)
                                .and(FEED.ORIGIN_SEDE.eq(entry.stream().sede()))
                                .and(FEED.ORIGIN_STREAM.eq(entry.stream().name()))
                                .and(FEED.ORIGIN_SEQ.eq(entry.seq())))
                || dsl.fetchExists(
                        FEED_ATTESA,
                        FEED_ATTESA
                                .SEDE
                                .eq(sede)
                                .and(FEED_ATTESA.ORIGIN_SEDE.eq(entry.stream().sede()))
                                .and(FEED_ATTESA.ORIGIN_STREAM.eq(entry.stream().name()))
                                .and(FEED_ATTESA.ORIGIN_SEQ.eq(entry.seq())));
    }

    /// What the feed holds from a seq on was never told, for the branch was told something else
    /// there: it waits to be told after that.
    static void holdFrom(DSLContext dsl, String sede, long seq) {
        List<Long> untold = dsl.selectFrom(FEED)
                .where(FEED.SEDE.eq(sede), FEED.SEQ.ge(seq))
                .orderBy(FEED.SEQ)
                .fetch(row -> {
                    hold(dsl, sede, new StreamId(row.getOriginSede(), row.getOriginStream()), row.getOriginSeq());
                    return row.getSeq();
                });
        dsl.deleteFrom(FEED).where(FEED.SEDE.eq(sede), FEED.SEQ.in(untold)).execute();
    }

    /// Tells what had to wait.
    static void release(Reading rows, String sede) {
        for (FeedAttesaRecord row : rows.dsl()
                .selectFrom(FEED_ATTESA)
                .where(FEED_ATTESA.SEDE.eq(sede))
                .orderBy(FEED_ATTESA.POSTO)
                .fetch()) {
            row.delete();
            Entry entry = Rows.find(
                            rows.sql(), new StreamId(row.getOriginSede(), row.getOriginStream()), row.getOriginSeq())
                    .orElseThrow();
            if (!told(rows.dsl(), sede, entry)) {
                tell(rows, sede, entry);
            }
        }
    }

    private static void hold(DSLContext dsl, String sede, StreamId stream, long seq) {
        long last = Optional.ofNullable(dsl.select(DSL.max(FEED_ATTESA.POSTO))
                        .from(FEED_ATTESA)
                        .where(FEED_ATTESA.SEDE.eq(sede))
                        .fetchSingle()
                        .value1())
                .orElse(0L);
        dsl.insertInto(FEED_ATTESA)
                .values(sede, last + 1, stream.sede(), stream.name(), seq)
                .onConflictDoNothing()
                .execute();
    }

    static Optional<Hash> hashAt(DSLContext dsl, String sede, long seq) {
        return dsl.select(FEED.HASH)
                .from(FEED)
                .where(FEED.SEDE.eq(sede), FEED.SEQ.eq(seq))
                .fetchOptional(row -> new Hash(row.value1()));
    }
}
