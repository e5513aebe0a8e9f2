package it.timbro.journal;

import it.timbro.base.Problem;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.sync.receiver.Receiver;
import java.util.List;
import java.util.Objects;

/// What a journal that was put back from an old copy takes back, and what it leaves behind. Any
/// thread may call; each call is one transaction, durable when it returns.
public final class Copies {
    private final Engine engine;
    private final Rules rules;
    private final Runnable ring;

    Copies(Engine engine, Rules rules, Runnable ring) {
        this.engine = engine;
        this.rules = rules;
        this.ring = ring;
    }

    /// Leaves behind what a stream of ours holds after a seq, because another copy of us has gone
    /// on from there: it goes to the shelf of evidence ([#evidence]) and out of everything that
    /// pages read.
    ///
    /// @return how many entries
    public int setAside(StreamId stream, long after) {
        int left = engine.writeAlone(turn -> {
            int moved = Lives.setAside(turn, stream, after);
            if (moved > 0) {
                new Applier(turn, rules).rebuild();
            }
            return moved;
        });
        ring.run();
        return left;
    }

    /// Takes back what we wrote once and lost. It must continue what is here.
    public Outcome recover(StreamId stream, List<Entry> batch) {
        Outcome outcome = rules.storing(manner -> engine.write(
                stream.toString(),
                turn -> Receiver.ofStream(stream, new StreamShelf(turn, stream, manner))
                        .receive(batch)));
        ring.run();
        return outcome;
    }

    /// Takes back what this centre told a branch and lost when it was restored from an old copy.
    /// The batch must continue what both hold. What we announced to the branch meanwhile was never
    /// told: it waits to be told after that.
    public Outcome takeBack(String sede, List<FeedEntry> told) {
        Outcome outcome = rules.storing(manner -> engine.write(FeedEntry.chainOf(sede), turn -> {
            try {
                return Receiver.ofFeed(sede, new FeedShelf(turn, sede, manner, told))
                        .receive(told);
            } catch (FeedShelf.DividedException divided) {
                throw Problem.CENTRO_DIVISO.rejected(Objects.requireNonNullElse(divided.getMessage(), ""));
            }
        }));
        ring.run();
        return outcome;
    }

    /// Entries that were left behind and are not yet told in facts.
    public List<Entry> evidence(String sede, int limit) {
        return engine.read(turn -> Lives.evidence(turn.dsl(), sede, limit));
    }
}
