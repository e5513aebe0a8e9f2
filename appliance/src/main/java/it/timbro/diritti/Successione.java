package it.timbro.diritti;

import it.timbro.diritti.Diritti.Conto;
import it.timbro.journal.Recorded;
import it.timbro.journal.Telling.Standing;
import it.timbro.journal.Telling.Told;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.DellaCassa.DirittiLiberati;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.Proprieta;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The facts of one account in the order in which they were written. The centre begins an account, a branch goes on
/// with what it found, and so does the one that takes the pratica over: what each wrote tells what it had found, for
/// all that is open is captured or released, and exactly what is lacking is reserved. So a house that heard its own
/// facts before the news that they stand on, as one does that came back from a copy, tells what the others tell.
final class Successione {
    private final List<Deque<Recorded>> attesa = new ArrayList<>();
    private final List<Told> detti = new ArrayList<>();
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
        while (!attesa.isEmpty()) {
            Deque<Recorded> next = prossimo();
            Recorded recorded = next.removeFirst();
            dopo(recorded).ifPresent(after -> conto = after);
            detti.add(new Told(recorded, Standing.COUNTS));
            attesa.removeIf(Deque::isEmpty);
        }
        return detti;
    }

    /// Who wrote on what is told so far; else who may go on; else the first, which has to wait for a person. Of two
    /// who wrote on the same, not knowing of each other, the first by name: every house must choose alike.
    private Deque<Recorded> prossimo() {
        List<Deque<Recorded>> possono =
                attesa.stream().filter(own -> dopo(own.getFirst()).isPresent()).toList();
        return Stream.of(possono.stream().filter(own -> prosegue(own.getFirst())), possono.stream(), attesa.stream())
                .flatMap(own -> own)
                .findFirst()
                .orElseThrow();
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

    /// Whether it says of the account what is told of it so far.
    private boolean prosegue(Recorded recorded) {
        return switch (recorded.fact()) {
            case DirittiPrenotati f ->
                conto.apertiCent() == 0 && f.totaleCent() == Math.max(0, Tariffa.totale(f.voci()) - conto.tenutiCent());
            case DirittiRiscossi f -> f.totaleCent() == conto.apertiCent();
            case DirittiLiberati f -> f.totaleCent() == conto.apertiCent();
            default -> true; // no other says what it found
        };
    }
}
