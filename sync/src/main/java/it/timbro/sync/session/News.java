package it.timbro.sync.session;

import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.receiver.Outcome;
import it.timbro.sync.receiver.Receiver;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.Link;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What the centre tells: asked for on the pull lane's thread, kept once, and answered with a receipt and with a
/// comparison on the thread of who replies.
final class News {
    private final Branch branch;
    private final Link link;
    private final Board board;
    private final LongSupplier clockMs;
    private final Supplier<String> centreKey;
    private final Comparison comparison;
    private final Object feed = new Object();

    /// @param centreKey whose signature counts, once greeted
    News(Branch branch, Link link, Board board, LongSupplier clockMs, Supplier<String> centreKey) {
        this.branch = branch;
        this.link = link;
        this.board = board;
        this.clockMs = clockMs;
        this.centreKey = centreKey;
        this.comparison = new Comparison(branch, link);
    }

    /// Whatever carried them; what is held already changes nothing. Any thread.
    Outcome accept(List<FeedEntry> news) {
        synchronized (feed) {
            Outcome outcome = Receiver.ofFeed(branch.sede(), branch.inbox()).receive(news);
            if (outcome instanceof Outcome.Stored(Receipt receipt)) {
                board.heard(receipt.seq());
            }
            return outcome;
        }
    }

    /// What the centre is owed for its news, as the step that gives it: the receipt that it has not got yet, then a
    /// comparison.
    Optional<Supplier<Step>> owed() {
        return branch.inbox()
                .undelivered()
                .filter(_ -> branch.inbox().signerKnown())
                .<Supplier<Step>>map(receipt -> () -> deliver(receipt))
                .or(comparison::due);
    }

    private Step deliver(Receipt receipt) {
        return switch (link.receipt(receipt)) {
            case Answer.Ok<Receipt>(Receipt kept)
            when kept.chain().equals(receipt.chain()) && kept.head().equals(receipt.head()) -> {
                branch.inbox().delivered(SigningKey.signed(kept, centreKey.get()) ? kept : receipt);
                board.exchanged();
                yield new Step.Moved(0);
            }
            case Answer.Ok<Receipt>(Receipt other) ->
                new Step.Stopped(
                        Causa.RIFIUTATA, "La centrale non ha conservato la ricevuta di questa sede.", other.toString());
            case Answer.Refused<Receipt>(Refusal refusal) -> Stops.refused(refusal);
            case Answer.Failed<Receipt>(Causa causa, String detail) -> Stops.failed(causa, detail);
        };
    }

    /// Asks, and keeps what comes. The first question after a trouble is to be answered at once: while it hung at the
    /// centre nobody would know that the line is back.
    Step ask() {
        long askedMs = clockMs.getAsLong();
        int waitMs = board.troubled(Board.Corsia.PULL) ? 0 : Session.POLL_MS;
        return switch (link.feed(branch.inbox().head().seq(), waitMs)) {
            case Answer.Ok<List<FeedEntry>>(List<FeedEntry> news)
            when news.isEmpty() -> {
                board.exchanged();
                yield clockMs.getAsLong() - askedMs < Session.POLL_MS / 2 ? new Step.Idle() : new Step.Moved(0);
            }
            case Answer.Ok<List<FeedEntry>>(List<FeedEntry> news) ->
                switch (accept(news)) {
                    case Outcome.Stored(Receipt receipt) -> {
                        board.exchanged();
                        yield new Step.Moved(receipt.stored());
                    }
                    case Outcome.Malformed(String reason) ->
                        new Step.Stopped(
                                Causa.RIFIUTATA,
                                "Le novità arrivate dalla centrale sono guaste: non sono state registrate, e le"
                                        + " chiediamo di nuovo. Se succede ancora, chiama l'assistenza.",
                                reason);
                    case Outcome.Gap _, Outcome.Fork _, Outcome.Superseded _ ->
                        new Step.Stopped(
                                Causa.RIFIUTATA,
                                "Le novità arrivate dalla centrale non continuano quelle già ricevute: non sono state"
                                        + " registrate. Chiama l'assistenza.",
                                "feed after " + branch.inbox().head());
                };
            case Answer.Refused<List<FeedEntry>>(Refusal refusal) -> Stops.refused(refusal);
            case Answer.Failed<List<FeedEntry>>(Causa causa, String detail) -> Stops.failed(causa, detail);
        };
    }
}
