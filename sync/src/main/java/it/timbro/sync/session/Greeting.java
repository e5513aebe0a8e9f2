package it.timbro.sync.session;

import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Presence;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Versions;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The first word of a conversation, said once until something stops a lane: both sides tell how
/// far they hold each chain, so that an answer that was lost, or a copy that was restored, comes to
/// light before anything moves. The lanes share it.
final class Greeting {
    private static final String COPIA =
            "La centrale conosce fatti di questa sede che qui mancano: questo apparecchio è ripartito da una copia."
                    + " Apri la pagina «Rientro».";

    private final Branch branch;
    private final Link link;
    private final LongSupplier clockMs;
    private final Board board;
    private boolean greeted;
    private boolean copy;
    private volatile String centreKey = "";

    Greeting(Branch branch, Link link, LongSupplier clockMs, Board board) {
        this.branch = branch;
        this.link = link;
        this.clockMs = clockMs;
        this.board = board;
    }

    /// Whose receipts count, as the centre told; empty before the first welcome.
    String centreKey() {
        return centreKey;
    }

    synchronized boolean said() {
        return greeted;
    }

    /// Whether the centre has said since that this box is a copy: nothing that it writes is taken any more.
    synchronized boolean copy() {
        return copy;
    }

    /// Hello must be said again.
    synchronized void forget() {
        greeted = false;
    }

    /// Says hello if it must be said; empty if both sides agree on where they are.
    synchronized Optional<Step.Stopped> greet() {
        if (greeted) {
            return Optional.empty();
        }
        Map<String, Head> heads = new HashMap<>();
        for (StreamId stream : branch.outbox().streams()) {
            heads.put(stream.toString(), branch.outbox().head(stream));
        }
        StreamId spoken = branch.outbox().streams().getLast();
        Hello hello = new Hello(
                Versions.SPOKEN,
                branch.sede(),
                clockMs.getAsLong(),
                heads,
                branch.inbox().head(),
                branch.outbox().receipts(),
                branch.outbox().next());
        Optional<Step.Stopped> stopped = switch (link.hello(hello)) {
            case Answer.Ok<Welcome>(Welcome welcome) -> agree(welcome, spoken);
            case Answer.Refused<Welcome>(Refusal refusal) -> Optional.of(refused(refusal, spoken));
            case Answer.Failed<Welcome>(Causa causa, String detail) -> Optional.of(Stops.failed(causa, detail));
        };
        greeted = stopped.isEmpty();
        copy &= !greeted;
        return stopped;
    }

    private Optional<Step.Stopped> agree(Welcome welcome, StreamId spoken) {
        if (!Versions.SPOKEN.contains(welcome.version()) || !welcome.sede().equals(branch.sede())) {
            return Optional.of(Stops.refused(Versions.refusal(List.of(welcome.version()))));
        }
        if (welcome.generation() > branch.outbox().generation()) {
            branch.outbox().generation(welcome.generation()); // before anything goes back
        }
        welcome.receipts().stream()
                .filter(receipt -> SigningKey.signed(receipt, welcome.key()))
                .filter(receipt -> receipt.chain().equals(Presence.chainOf(spoken)))
                .forEach(branch.outbox()::present);
        Long lacks = welcome.lacks();
        if (lacks != null) {
            return Optional.of(giveBack(lacks));
        }
        if (welcome.feed().seq() < branch.inbox().head().seq()) {
            return Optional.of(new Step.Stopped(
                    Causa.RIFIUTATA,
                    "La centrale è tornata a una copia più vecchia di quanto ha già comunicato a questa sede. Chiama"
                            + " l'assistenza.",
                    "feed of the centre at " + welcome.feed().seq()));
        }
        for (StreamId stream : branch.outbox().streams()) {
            Head held = welcome.heads().getOrDefault(stream.toString(), Head.EMPTY);
            Hash ours = held.seq() == 0
                    ? Hash.ZERO
                    : branch.outbox().hashAt(stream, held.seq()).orElse(null);
            if (!held.hash().equals(ours)) {
                quarantine(spoken, COPIA);
                return Optional.of(new Step.Stopped(Causa.RIFIUTATA, COPIA, stream + " at the centre: " + held));
            }
            if (held.seq() < branch.outbox().acknowledged(stream)) {
                branch.outbox().rewind(stream, held);
            }
        }
        centreKey = welcome.key();
        welcome.receipts().forEach(receipt -> catchUp(receipt, centreKey));
        board.centreClock(welcome.clockMs());
        board.feed(welcome.feed().seq(), branch.inbox().head().seq());
        board.exchanged();
        return Optional.empty();
    }

    /// A «no» that says that we are a copy is kept.
    synchronized Step.Stopped refused(Refusal refusal, StreamId spoken) {
        if (refusal.code() == Refusal.Code.FORK || refusal.code() == Refusal.Code.QUARANTINE) {
            quarantine(spoken, refusal.sentence());
        }
        return Stops.refused(refusal);
    }

    private void quarantine(StreamId spoken, String sentence) {
        copy = true;
        branch.outbox().quarantine(spoken, sentence);
    }

    /// The centre was restored from an old copy: what it told us and forgot goes back to it, page
    /// by page; with the next hello everything else begins where it is then.
    private Step.Stopped giveBack(long after) {
        long from = after;
        while (from < branch.inbox().head().seq()) {
            List<FeedEntry> page = branch.inbox().after(from, Limits.BATCH_ENTRIES, Limits.BATCH_BYTES);
            switch (link.giveBack(page)) {
                case Answer.Ok<Receipt> _ -> from = page.getLast().seq();
                case Answer.Refused<Receipt>(Refusal refusal) -> {
                    return Stops.refused(refusal);
                }
                case Answer.Failed<Receipt>(Causa causa, String detail) -> {
                    return Stops.failed(causa, detail);
                }
            }
        }
        return new Step.Stopped(
                Causa.CENTRALE_NON_RAGGIUNGIBILE,
                "La centrale è ripartita da una copia: questa sede le sta ridando quello che aveva già comunicato.",
                "gave back the feed after " + after);
    }

    /// What the centre holds beyond our last receipt: that answer was lost. It may be a receipt for something else,
    /// or unsigned: then nothing is lost but the time to send again.
    ///
    /// @return whether it goes further than those kept
    boolean catchUp(Receipt receipt, String key) {
        for (StreamId stream : branch.outbox().streams()) {
            if (receipt.chain().equals(stream.toString())
                    && receipt.seq() > branch.outbox().acknowledged(stream)
                    && branch.outbox().hashAt(stream, receipt.seq()).equals(Optional.of(receipt.hash()))
                    && SigningKey.signed(receipt, key)) {
                branch.outbox().acknowledge(stream, receipt);
                return true;
            }
        }
        return false;
    }
}
