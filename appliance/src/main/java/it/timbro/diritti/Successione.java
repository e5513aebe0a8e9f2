package it.timbro.diritti;

import it.timbro.diritti.Diritti.Conto;
import it.timbro.journal.Recorded;
import it.timbro.journal.Telling.Standing;
import it.timbro.journal.Telling.Told;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.Proprieta;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The facts of one account in the order in which they were written. The centre begins an account, a branch goes on
/// with what it found, and so does the one that takes the pratica over: what each wrote tells what it had found, for
/// all that is open is captured or released, and exactly what is lacking is reserved. So a house that heard its own
/// facts before the news that they stand on, as one does that came back from a copy, tells what the others tell.
final class Successione {
    /// Accounts have a handful of facts; of a longer one only the first order is tried.
    private static final int CERCATI = 200;
    private static final int PROVE = 10_000;

    private final List<Deque<Recorded>> attesa = new ArrayList<>();
    private final List<Recorded> detti = new ArrayList<>();
    private final Set<List<Integer>> provati = new HashSet<>();
    private Conto conto = Conto.VUOTO;

    private Successione(List<Recorded> arrived) {
        for (Recorded recorded : arrived.stream()
                .sorted(Comparator.comparing((Recorded one) -> !Proprieta.centrale(one.stream()))
                        .thenComparing(one -> one.stream().sede())
                        .thenComparingInt(one -> one.stream().incarnation()))
                .toList()) {
            diChi(recorded).add(recorded);
        }
    }

    static List<Told> racconta(List<Recorded> arrived) {
        return new Successione(arrived).racconta();
    }

    /// What one writer wrote, in all its lives.
    private Deque<Recorded> diChi(Recorded recorded) {
        return attesa.stream()
                .filter(own -> own.getFirst().stream().equals(recorded.stream())
                        || own.getFirst().stream().sameWriter(recorded.stream()))
                .findFirst()
                .orElseGet(() -> {
                    Deque<Recorded> own = new ArrayDeque<>();
                    attesa.add(own);
                    return own;
                });
    }

    private List<Told> racconta() {
        if (attesa.stream().mapToInt(Deque::size).sum() > CERCATI || !tutti()) {
            uno();
        }
        return detti.stream()
                .map(recorded -> new Told(recorded, Standing.COUNTS))
                .toList();
    }

    /// Two branches that did not know of each other may have done what goes together in one order only: the new owner
    /// gave free what the former then captured. Tells the first order in which each may follow, or nothing.
    private boolean tutti() {
        List<Integer> restano = attesa.stream().map(Deque::size).toList();
        if (attesa.stream().allMatch(Deque::isEmpty)) {
            return true;
        }
        if (!provati.add(restano) || provati.size() > PROVE) {
            return false; // what is told so far comes to the same in any order
        }
        Conto prima = conto;
        for (Deque<Recorded> own : possono()) {
            Recorded next = own.removeFirst();
            conto = dopo(next).orElseThrow();
            detti.add(next);
            if (tutti()) {
                return true;
            }
            own.addFirst(detti.removeLast());
            conto = prima;
        }
        return false;
    }

    /// What cannot follow waits behind all that can: for what is still to come, or for a person.
    private void uno() {
        while (attesa.stream().anyMatch(own -> !own.isEmpty())) {
            Recorded next = possono().stream()
                    .findFirst()
                    .or(() -> attesa.stream().filter(own -> !own.isEmpty()).findFirst())
                    .orElseThrow()
                    .removeFirst();
            dopo(next).ifPresent(after -> conto = after);
            detti.add(next);
        }
    }

    /// Who may go on: first who wrote on what is told so far. Of two who wrote on the same, not knowing of each
    /// other, the first by name: every house must choose alike.
    private List<Deque<Recorded>> possono() {
        return attesa.stream()
                .filter(own -> !own.isEmpty() && dopo(own.getFirst()).isPresent())
                .sorted(Comparator.comparing((Deque<Recorded> own) -> !prosegue(own.getFirst())))
                .toList();
    }

    /// The account after it, if it may follow.
    private Optional<Conto> dopo(Recorded recorded) {
        try {
            return recorded.fact() instanceof DellaCassa fatto
                    ? Optional.of(conto.dopo(fatto)).filter(Conto::regge)
                    : Optional.empty();
        } catch (RuntimeException _) { // an edge: another machine wrote it
            return Optional.empty();
        }
    }

    private boolean prosegue(Recorded recorded) {
        return recorded.fact() instanceof DellaCassa fatto && conto.prosegue(fatto);
    }
}
