package it.timbro.journal;

import static it.timbro.journal.schema.Tables.INCARNAZIONE;
import static it.timbro.journal.schema.Tables.JOURNAL;
import static it.timbro.journal.schema.Tables.PROVA;
import static it.timbro.journal.schema.Tables.STREAM;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Streams of a writer that lived more than once: what ends one, and what of it is left behind.
final class Lives {
    /// Entries in memory at once: a tail may be months long.
    private static final Portion PAGE = Portion.of(200, 1 << 20);

    /// What a witness brings back once more is the same evidence.
    private static final String SET_ASIDE =
            "insert into prova (sede, stream, seq, hash, corpo) values (?, ?, ?, ?, ?) on conflict do nothing";

    private Lives() {}

    /// Why nothing new of this stream is taken: a later life was opened, or nobody opened this one.
    /// What is held already may come again, and what an earlier life had written before it was ended,
    /// should this centre have lost it.
    static Optional<Outcome> closed(Engine.Turn turn, StreamId stream, List<Entry> batch) {
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        StreamId last = Rows.lives(turn.sql(), stream).getLast();
        if (!last.equals(stream)
                && batch.getLast().seq() > Rows.head(turn.sql(), stream).seq()) {
            Head end = end(turn.dsl(), stream);
            if (batch.getLast().seq() > end.seq()) {
                return Optional.of(new Outcome.Superseded(last));
            }
            return batch.stream()
                    .filter(entry -> entry.seq() == end.seq() && !entry.hash().equals(end.hash()))
                    .findFirst()
                    .map(other -> new Outcome.Fork(other.seq()));
        }
        return stream.incarnation() > 1 && !Rows.known(turn.dsl(), stream)
                ? Optional.of(new Outcome.Malformed("L'incarnazione " + stream + " non è stata assegnata."))
                : Optional.empty();
    }

    /// Where the centre ended a life, as the fact says that gave the next one; nowhere if none does.
    private static Head end(DSLContext dsl, StreamId stream) {
        return dsl.select(INCARNAZIONE.FINO_SEQ, INCARNAZIONE.FINO_HASH)
                .from(INCARNAZIONE)
                .where(INCARNAZIONE.SEDE.eq(stream.sede()), INCARNAZIONE.PRECEDENTE.eq(stream.toString()))
                .orderBy(INCARNAZIONE.FINO_SEQ.desc())
                .limit(1)
                .fetchOptional(row -> new Head(row.value1(), new Hash(row.value2())))
                .orElse(Head.EMPTY);
    }

    static int setAside(Engine.Turn turn, StreamId stream, long after) {
        DSLContext dsl = turn.dsl();
        int moved = 0;
        List<Entry> page = Rows.after(turn.sql(), stream, after, PAGE).orElseThrow();
        while (!page.isEmpty()) {
            turn.sql().runEach(SET_ASIDE, page, Lives::values);
            moved += page.size();
            page = Rows.after(turn.sql(), stream, page.getLast().seq(), PAGE).orElseThrow();
        }
        dsl.deleteFrom(JOURNAL)
                .where(JOURNAL.SEDE.eq(stream.sede()), JOURNAL.STREAM.eq(stream.name()), JOURNAL.SEQ.gt(after))
                .execute();
        if (after == 0) {
            dsl.deleteFrom(STREAM)
                    .where(STREAM.SEDE.eq(stream.sede()), STREAM.NAME.eq(stream.name()))
                    .execute();
        } else {
            Hash hash = Rows.find(turn.sql(), stream, after).orElseThrow().hash();
            Rows.moveHead(turn.sql(), stream, after, hash);
        }
        return moved;
    }

    static List<Entry> evidence(DSLContext dsl, String sede, int limit) {
        return dsl.selectFrom(PROVA)
                .where(PROVA.SEDE.eq(sede))
                .orderBy(PROVA.STREAM, PROVA.SEQ, PROVA.HASH)
                .limit(limit)
                .fetch(row -> entry(row.getCorpo()));
    }

    private static @Nullable Object[] values(Entry entry) {
        return new @Nullable Object[] {
            entry.stream().sede(),
            entry.stream().name(),
            entry.seq(),
            entry.hash().hex(),
            bytes(entry.forTravel())
        };
    }

    private static byte[] bytes(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            Frames.writeEntries(bytes, List.of(entry));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static Entry entry(byte[] bytes) {
        try {
            return Frames.readEntries(new ByteArrayInputStream(bytes)).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("evidence that we wrote ourselves", e);
        }
    }
}
