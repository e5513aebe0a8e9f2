package it.timbro.journal;

import it.timbro.base.Time;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.sync.receiver.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// How what others wrote comes into the journal. What takes time and needs no store, hashes and payloads, is done
/// before the writer's turn: while it stores one batch the next is read.
record Arrivals(Engine engine, Rules rules, Time time) {
    /// A batch of another's stream, with a receipt in the same transaction.
    Outcome take(StreamId stream, List<Entry> batch, UnaryOperator<Receipt> sign) {
        Optional<Outcome.Malformed> malformed = Receiver.malformed(stream.toString(), batch);
        if (malformed.isPresent()) {
            return malformed.get();
        }
        try {
            return rules.having(batch)
                    .storing(manner -> engine.write(stream.toString(), turn -> {
                        Outcome taken = Lives.closed(turn, stream, batch)
                                .orElseGet(() -> Receiver.ofStream(stream, new StreamShelf(turn, stream, manner))
                                        .keep(batch));
                        if (!(taken instanceof Outcome.Stored(Receipt receipt))) {
                            return taken;
                        }
                        Receipt signed = sign.apply(receipt);
                        Receipts.keep(
                                turn.sql(), stream.sede(), signed, time.now().toEpochMilli());
                        return new Outcome.Stored(signed);
                    }));
        } catch (StreamShelf.ForkedException forked) {
            return forked.outcome();
        }
    }

    /// What the centre announced, each with the fact it cites.
    void take(List<FeedEntry> news) {
        List<Entry> cited = news.stream().map(FeedEntry::origin).toList();
        rules.having(cited)
                .storing(manner ->
                        engine.write(FeedEntry.chainOf(news.getFirst().sede()), turn -> {
                            List<Entry> unknown = new ArrayList<>();
                            long held = Rows.feedHead(
                                            turn.sql(), news.getFirst().sede())
                                    .seq();
                            for (FeedEntry item : news) {
                                if (item.seq() <= held) {
                                    continue; // another lane was quicker
                                }
                                Rows.insertFeed(turn.sql(), item);
                                if (Rows.find(
                                                turn.sql(),
                                                item.origin().stream(),
                                                item.origin().seq())
                                        .isEmpty()) {
                                    unknown.add(manner.foreign(item.origin()));
                                }
                            }
                            new Applier(turn, manner).store(unknown);
                            return true;
                        }));
    }
}
