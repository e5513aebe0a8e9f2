package it.timbro.journal;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// A view of the store inside one transaction. Only `store` corners ask for its SQL.
public interface Reading {
    /// jOOQ: what one writes unless there is a reason.
    DSLContext dsl();

    /// Statements that stay prepared, for what is done once for every fact.
    Sql sql();

    /// The life of a stream's writer that is written now: the last that is known here.
    default StreamId life(StreamId stream) {
        return lives(stream).getLast();
    }

    /// The lives of a stream's writer, oldest first.
    default List<StreamId> lives(StreamId stream) {
        return Rows.lives(sql(), stream);
    }

    /// When the first entry of a stream was written, by the wall clock of who did, in milliseconds of the Unix epoch;
    /// [Long#MAX_VALUE] if nothing of it is here.
    default long begun(StreamId stream) {
        return Rows.begun(sql(), stream);
    }

    /// Seq and hash of the last entry stored of a stream.
    default Head head(StreamId stream) {
        return Rows.head(sql(), stream);
    }

    /// Entries of a stream after a seq; empty if already the first transaction is larger than may be read.
    default Optional<List<Entry>> entriesAfter(StreamId stream, long seq, Portion portion) {
        return Rows.after(sql(), stream, seq, portion);
    }

    /// The same of a branch's feed, with the facts that it cites. What one transaction announced is never parted.
    default Optional<List<FeedEntry>> feedAfter(String sede, long seq, Portion portion) {
        return Rows.feedAfter(sql(), sede, seq, portion);
    }

    /// The receipt for this head of a chain, if one was kept.
    default Optional<Receipt> receipt(String sede, String chain, Head head) {
        return Receipts.find(dsl(), sede, chain, head);
    }
}
