package it.timbro.sync.session;

import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Impronta.Discordanza;
import it.timbro.sync.protocol.Impronta.Voce;
import it.timbro.sync.protocol.Paragone;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.Link;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compares what the same facts have come to at both ends, whenever all that was done has its
/// receipt and the heads are not those of the last time. A total goes over the line; only if it
/// differs the ranges, then the names. On the thread of who replies.
final class Comparison {
    /// Of 400 pratiche each, in one range of 256: five million pratiche of a branch.
    private static final int PAGES = 50;

    private final Branch branch;
    private final Link link;
    private @Nullable Impronta compared;
    private boolean disagreed;
    private boolean again;

    Comparison(Branch branch, Link link) {
        this.branch = branch;
        this.link = link;
    }

    /// One comparison, if one is due: how it is made. What did not agree is compared again at every second call:
    /// in between news are asked for, and somebody may have repaired it there.
    Optional<Supplier<Step>> due() {
        Impronta now = branch.mirror().impronta();
        if (now.feed().seq() == 0 || !settled(now)) {
            return Optional.empty(); // no pratica can be here yet, or facts are on their way
        }
        boolean known = compared != null
                && compared.stesseTeste(now)
                && compared.totale().equals(now.totale());
        again = known && disagreed && !again;
        return known && (again || !disagreed) ? Optional.empty() : Optional.of(() -> compare(now));
    }

    private boolean settled(Impronta now) {
        return branch.outbox().streams().stream()
                .allMatch(stream -> branch.outbox().acknowledged(stream)
                        == now.heads()
                                .getOrDefault(stream.toString(), Head.EMPTY)
                                .seq());
    }

    private Step compare(Impronta ours) {
        return asked(ours.senzaFasce(), total -> {
            if (!total.stesseTeste()) {
                compared = ours; // more is on its way, or nobody can say
                return new Step.Moved(0);
            }
            return total.uguale() ? done(ours, List.of()) : bisect(ours, PAGES);
        });
    }

    /// @param pages how many more are asked for, if one range has more pratiche than a message names
    private Step bisect(Impronta ours, int pages) {
        return asked(ours, ranges -> {
            List<Voce> here = branch.mirror().voci(ranges.diverse(), ours.dopo());
            List<Discordanza> found = Paragone.discordi(here, ranges.voci());
            String fino = Paragone.finoA(here, ranges.voci());
            if (found.isEmpty() && fino.compareTo(ours.dopo()) > 0 && pages > 0) {
                return bisect(ours.dopo(fino), pages - 1);
            }
            Impronta now = branch.mirror().impronta();
            if (found.isEmpty() || !now.stesseTeste(ours) || !now.totale().equals(ours.totale())) {
                compared = ours; // people go on working here or there: then the heads move, and it is due again
                return new Step.Moved(0);
            }
            return asked(ours.con(found), _ -> done(ours, found));
        });
    }

    private Step done(Impronta ours, List<Discordanza> found) {
        branch.mirror().found(found);
        disagreed = !found.isEmpty();
        compared = ours;
        return new Step.Moved(0);
    }

    private Step asked(Impronta question, Function<Paragone, Step> then) {
        return switch (link.compare(question)) {
            case Answer.Ok<Paragone>(Paragone paragone) -> then.apply(paragone);
            case Answer.Refused<Paragone>(Refusal refusal) -> Stops.refused(refusal);
            case Answer.Failed<Paragone>(Causa causa, String detail) -> Stops.failed(causa, detail);
        };
    }
}
