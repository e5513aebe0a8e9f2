package it.timbro.sync.session;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Touched;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.Link;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// Sends what has no receipt, batch after batch, and keeps the receipts. On a line that answers
/// quickly one batch leaves before the receipt for the one before it. Used by the push lane.
final class Pusher {
    private static final long QUICK_MS = 500;

    private final Outbox outbox;
    private final Link link;
    private final LongSupplier clockMs;
    private final Board board;
    private final Greeting greeting;
    private final Ahead ahead;
    private Optional<Executor> background = Optional.empty();
    private boolean quick;

    Pusher(Outbox outbox, Link link, LongSupplier clockMs, Board board, Greeting greeting) {
        this.outbox = outbox;
        this.link = link;
        this.clockMs = clockMs;
        this.board = board;
        this.greeting = greeting;
        this.ahead = new Ahead(outbox, link);
    }

    /// Before the first step: where the next batch is packed and sent.
    void inBackground(Executor threads) {
        background = Optional.of(threads);
    }

    /// Sends one batch of the oldest stream that has something without a receipt. While nobody answers
    /// it is not even read: every commit comes here.
    Step step() {
        for (StreamId stream : outbox.streams()) {
            long acknowledged = outbox.acknowledged(stream);
            if (!greeting.said() && outbox.head(stream).seq() > acknowledged) {
                ahead.forget();
                return greeting.greet().map(Step.class::cast).orElseGet(() -> pushAnew(stream));
            }
            Ahead.Ready ready = ahead.take(stream, acknowledged);
            if (!ready.parcel().entries().isEmpty()) {
                return push(stream, acknowledged, ready);
            }
        }
        return new Step.Idle();
    }

    /// The greeting may have agreed on another place to go on from.
    private Step pushAnew(StreamId stream) {
        long acknowledged = outbox.acknowledged(stream);
        Ahead.Ready ready = ahead.take(stream, acknowledged);
        return ready.parcel().entries().isEmpty() ? new Step.Idle() : push(stream, acknowledged, ready);
    }

    private Step push(StreamId stream, long acknowledged, Ahead.Ready ready) {
        Parcel parcel = ready.parcel();
        background.ifPresent(threads -> ahead.prepare(stream, parcel.entries(), threads, quick));
        long sinceMs = clockMs.getAsLong();
        Answer<Receipt> answer = ready.answer().map(Background::await).orElseGet(() -> link.push(parcel));
        if (overtook(answer, acknowledged) && ready.answer().isPresent()) {
            ahead.forget(); // what left behind it was not taken either
            answer = link.push(parcel);
        }
        quick = answer instanceof Answer.Ok<Receipt> && Math.abs(clockMs.getAsLong() - sinceMs) < QUICK_MS;
        if (!(answer instanceof Answer.Ok<Receipt>)) {
            ahead.forget();
        }
        return switch (answer) {
            case Answer.Ok<Receipt>(Receipt receipt) -> acknowledge(stream, parcel.entries(), receipt);
            case Answer.Refused<Receipt>(Refusal refusal)
            when goesBack(refusal, acknowledged) -> rewind(stream, refusal.seq() - 1);
            case Answer.Refused<Receipt>(Refusal refusal) -> greeting.refused(refusal, stream);
            case Answer.Failed<Receipt>(Causa causa, String detail) -> Stops.failed(causa, detail);
        };
    }

    /// Whether a parcel that left before the receipt for what precedes it was there before that, too.
    private static boolean overtook(Answer<Receipt> answer, long acknowledged) {
        return answer instanceof Answer.Refused<Receipt>(Refusal refusal) && goesBack(refusal, acknowledged);
    }

    private Step acknowledge(StreamId stream, List<Entry> batch, Receipt receipt) {
        Entry last = batch.getLast();
        if (!receipt.chain().equals(stream.toString())
                || !receipt.head().equals(Head.of(last))
                || !receipt.touched().equals(Touched.of(batch))) {
            return new Step.Stopped(
                    Causa.RIFIUTATA,
                    "La ricevuta della centrale non corrisponde a quanto inviato.",
                    receipt.toString());
        }
        if (!SigningKey.signed(receipt, greeting.centreKey())) {
            return new Step.Stopped(
                    Causa.RIFIUTATA, "La ricevuta della centrale non è firmata dalla centrale.", receipt.toString());
        }
        outbox.acknowledge(stream, receipt);
        board.exchanged();
        return new Step.Moved(batch.size());
    }

    private static boolean goesBack(Refusal refusal, long acknowledged) {
        return refusal.code() == Refusal.Code.GAP && refusal.seq() >= 1 && refusal.seq() <= acknowledged;
    }

    /// The centre holds less than its receipts say: it was restored from an older copy. What we
    /// hold goes again.
    private Step rewind(StreamId stream, long seq) {
        outbox.rewind(stream, new Head(seq, outbox.hashAt(stream, seq).orElse(Hash.ZERO)));
        return new Step.Moved(0);
    }
}
