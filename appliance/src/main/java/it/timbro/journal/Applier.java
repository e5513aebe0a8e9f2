package it.timbro.journal;

import it.timbro.journal.Telling.OutOfTurnException;
import it.timbro.journal.Telling.Standing;
import it.timbro.journal.Telling.Told;
import it.timbro.journal.Unappliable.Why;
import it.timbro.sync.protocol.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The second cursor: what is *stored*, in order and without gaps, is *applied* subject by subject.
///
/// A fact that cannot be applied freezes its subject: later facts of that subject wait for it, in
/// order; every other subject goes on. It thaws when the fact can be applied (what it needs has come,
/// [#retry]; a release that knows it, [#thaw]) or when a person leaves it out. One for each
/// transaction of the writer, on its thread.
final class Applier {
    static final long NOW = Long.MAX_VALUE;

    /// How many subjects are tried again after each batch. Where more wait something is wrong that
    /// no news will mend; all are tried at the next start.
    private static final int TRIED_AGAIN = 50;

    private final Engine.Turn turn;
    private final DSLContext dsl;
    private final Rules rules;
    private final Standstills stopped;

    Applier(Engine.Turn turn, Rules rules) {
        this.turn = turn;
        this.dsl = turn.dsl();
        this.rules = rules;
        this.stopped = new Standstills(turn);
    }

    /// Stores entries that are new here and applies them, or leaves word why not.
    ///
    /// @throws Rules.RefusedException if they were tried as a whole and one cannot be applied: nothing of this
    ///     transaction may be kept
    void store(List<Entry> entries) {
        keep(entries);
        if (!entries.isEmpty()) {
            retry();
        }
    }

    private void keep(List<Entry> entries) {
        if (rules.together() && entries.stream().map(Entry::subject).noneMatch(stopped::contains)) {
            Map<Entry, Recorded> facts = new LinkedHashMap<>();
            entries.stream()
                    .filter(entry -> entry.payload() != null)
                    .forEach(entry -> facts.put(entry, rules.read(entry)));
            if (facts.values().stream().allMatch(Applier::plain)) {
                storeTogether(entries, facts);
                return;
            }
        }
        for (Entry entry : entries) {
            Rows.insert(turn.sql(), List.of(entry));
            stored(entry, NOW);
        }
    }

    /// Whether it can be told beforehand that this one changes nothing but its own subject.
    private static boolean plain(Recorded fact) {
        return whyNot(fact) == null && fact.fact().settles().isEmpty();
    }

    private void storeTogether(List<Entry> entries, Map<Entry, Recorded> facts) {
        Rows.insert(turn.sql(), entries);
        try {
            facts.forEach((entry, fact) -> {
                inTurn(entry, fact);
                project(fact);
            });
        } catch (RuntimeException why) { // an edge: another machine wrote what it stumbled over
            if (turn.passing().test(why)) {
                throw why;
            }
            throw new Rules.RefusedException(why);
        }
    }

    /// @throws OutOfTurnException if it could follow what is applied so far, but was written on something else
    private void inTurn(Entry entry, Recorded recorded) {
        Optional<Telling> telling = rules.telling(entry.subject());
        if (telling.isPresent() && !recorded.fact().unknown() && !continues(telling.get(), recorded)) {
            throw new OutOfTurnException("it was written on something else");
        }
    }

    private boolean continues(Telling telling, Recorded recorded) {
        try {
            return telling.continues(turn, recorded);
        } catch (RuntimeException why) { // an edge: another machine wrote it; to apply it will show what is wrong
            if (turn.passing().test(why)) {
                throw why;
            }
            return true;
        }
    }

    /// Empties the projections and applies every entry of the journal again, in order of arrival;
    /// what could not be applied in its turn once more at the end, as at every start.
    void rebuild() {
        Projection.empty(dsl, rules.projections());
        stopped.clear();
        Rows.byArrival(turn.sql(), 0, this::stored);
        thaw();
    }

    /// Tries the frozen subjects again, as after an upgrade.
    void thaw() {
        stopped.subjects().forEach(subject -> again(subject, NOW));
        retry();
    }

    /// Something was stored: it may be what another subject waited for, and that what a third one
    /// waits for. What only a newer release can read is not tried.
    void retry() {
        List<String> waiting = waiting();
        while (!waiting.isEmpty()) {
            waiting.forEach(subject -> again(subject, NOW));
            List<String> still = waiting();
            if (still.equals(waiting)) {
                return; // none has gone on
            }
            waiting = still;
        }
    }

    private List<String> waiting() {
        return stopped.frozen(TRIED_AGAIN).stream()
                .filter(stop -> Rows.find(
                                turn.sql(), stop.at().stream(), stop.at().seq())
                        .filter(entry -> whyNot(rules.read(entry)) == null)
                        .isPresent())
                .map(Standstills.Stop::subject)
                .toList();
    }

    /// Tells a subject anew after a card about one of its facts was settled here.
    void settled(Fact.Cited cited) {
        settled(cited, NOW);
    }

    /// @param upTo the last arrival that is known here: a rebuild must not look ahead
    void stored(Entry entry, long upTo) {
        if (entry.payload() == null) {
            return; // erased, or it never left its branch: the chain holds, there is nothing to show
        }
        Recorded recorded = rules.read(entry);
        boolean owned = rules.telling(entry.subject()).isPresent();
        if (!stopped.contains(entry.subject())) {
            try {
                inTurn(entry, recorded);
                apply(entry, recorded);
            } catch (OutOfTurnException outOfTurn) {
                again(entry.subject(), upTo);
            }
        } else if (owned) {
            again(entry.subject(), upTo); // only telling anew shows whether this one waits
        }
        recorded.fact().settles().ifPresent(cited -> settled(cited, upTo));
    }

    private void settled(Fact.Cited cited, long upTo) {
        Rows.find(turn.sql(), cited.stream(), cited.seq())
                .map(Entry::subject)
                .filter(stopped::contains)
                .ifPresent(subject -> again(subject, upTo));
    }

    /// Tells a subject anew from its facts.
    void again(String subject, long upTo) {
        List<Entry> held = Rows.ofSubject(turn.sql(), subject, upTo);
        Optional<Telling> telling = rules.telling(subject);
        Map<Recorded, Entry> entries = new IdentityHashMap<>();
        List<Recorded> arrived = (telling.isPresent() ? held : fromTheFrozenOne(subject, held))
                .stream()
                        .filter(entry -> entry.payload() != null)
                        .map(entry -> {
                            Recorded recorded = rules.read(entry);
                            entries.put(recorded, entry);
                            return recorded;
                        })
                        .toList();
        stopped.remove(subject);
        rules.projections().forEach(projection -> projection.forget(turn, subject));
        boolean frozen = false;
        for (Told next : telling.map(order -> order.tell(arrived)).orElseGet(() -> asArrived(arrived))) {
            Entry entry = Optional.ofNullable(entries.get(next.recorded())).orElseThrow();
            switch (next.standing()) {
                case SUPERSEDED -> supersede(entry, next.recorded());
                case MESSAGE -> applyTold(entry, next.recorded());
                case COUNTS -> frozen = frozen || applyTold(entry, next.recorded());
            }
        }
    }

    private static List<Told> asArrived(List<Recorded> arrived) {
        return arrived.stream()
                .map(recorded -> new Told(recorded, Standing.COUNTS))
                .toList();
    }

    /// Of a ledger nothing is forgotten: it goes on where it stopped.
    private List<Entry> fromTheFrozenOne(String subject, List<Entry> held) {
        Fact.Cited stop = stopped.at(subject);
        return held.stream()
                .dropWhile(entry -> !new Fact.Cited(entry.stream(), entry.seq()).equals(stop))
                .toList();
    }

    private void supersede(Entry entry, Recorded recorded) {
        undoneIfRefused(() -> rules.projections().forEach(projection -> projection.superseded(turn, recorded)));
        rules.cards().keep(turn, entry, new Why.Superseded());
        stopped.add(entry, false);
    }

    /// What was told in its turn and still does not follow is out of place for good.
    private boolean applyTold(Entry entry, Recorded recorded) {
        try {
            return apply(entry, recorded);
        } catch (OutOfTurnException outOfTurn) {
            return kept(entry, new Why.Failed(String.valueOf(outOfTurn.getMessage())));
        }
    }

    /// @return whether the subject is frozen now
    private boolean apply(Entry entry, Recorded recorded) {
        @Nullable Why why = tryToApply(recorded);
        return why != null && kept(entry, why);
    }

    private boolean kept(Entry entry, Why why) {
        boolean freezes = rules.cards().keep(turn, entry, why);
        if (freezes) {
            stopped.add(entry, true);
        }
        return freezes;
    }

    /// @return why not, `null` if it was applied
    private @Nullable Why tryToApply(Recorded recorded) {
        @Nullable Why why = whyNot(recorded);
        return why != null ? why : undoneIfRefused(() -> project(recorded));
    }

    /// What can be said without trying.
    private static @Nullable Why whyNot(Recorded recorded) {
        return switch (recorded.fact()) {
            case Unreadable(String reason) -> new Why.Failed(reason);
            case Trespass _ -> new Why.Trespass();
            case Fact fact -> fact.unknown() && (recorded.flags() & Entry.CRITICO) != 0 ? new Why.Unknown() : null;
        };
    }

    /// What a newer release wrote is kept, and shows nothing here.
    private void project(Recorded recorded) {
        if (!recorded.fact().unknown()) {
            rules.projections().forEach(projection -> projection.apply(turn, recorded));
        }
    }

    /// Does it, or undoes it if it is refused.
    ///
    /// @return why it was refused, `null` if it was done
    private @Nullable Why undoneIfRefused(Runnable work) {
        Connection connection = turn.connection();
        try {
            Savepoint before = connection.setSavepoint();
            try {
                work.run();
                connection.releaseSavepoint(before);
                return null;
            } catch (OutOfTurnException outOfTurn) {
                connection.rollback(before);
                throw outOfTurn;
            } catch (RuntimeException why) { // an edge: another machine wrote what it stumbled over
                if (turn.passing().test(why)) {
                    throw why;
                }
                connection.rollback(before);
                return new Why.Failed(String.valueOf(why.getMessage()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("savepoint", e);
        }
    }
}
