package it.timbro.collegamento;

import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.StreamId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How far what the branch did on its pratiche has come, in one word each. Any thread.
///
/// @param collegato whether the line stands
record Arrivate(Filiale filiale, JournalOutbox outbox, BooleanSupplier collegato) {
    /// How far what was done on these has come, asked once for all of them.
    ///
    /// @param ultime seq of the branch's last fact about each pratica, 0 if there is none
    Function<NumeroPratica, Parola> parole(Map<NumeroPratica, Long> ultime) {
        Function<NumeroPratica, StreamId> scritta = scritte(ultime.keySet());
        Set<NumeroPratica> arrivate = ultime.entrySet().stream()
                .filter(una -> una.getValue() <= outbox.acknowledged(scritta.apply(una.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        Set<NumeroPratica> incomplete =
                arrivate.isEmpty() ? Set.of() : filiale.journal().read(rows -> incomplete(rows, arrivate));
        boolean su = collegato.getAsBoolean();
        return numero -> {
            if (!arrivate.contains(numero)) {
                return su ? Parola.IN_CODA : Parola.SALVATO_IN_SEDE;
            }
            return incomplete.contains(numero) ? Parola.INVIATO : Parola.REGISTRATO_IN_CENTRALE;
        };
    }

    /// Those that have arrived, but not all their files, or that do not stand there as they stand here.
    private Set<NumeroPratica> incomplete(Reading rows, Set<NumeroPratica> arrivate) {
        Set<NumeroPratica> incomplete = new HashSet<>(filiale.impronte().discordi(rows, arrivate));
        incomplete.addAll(filiale.scambio().mancanoFile(rows, filiale.stream(), arrivate));
        return incomplete;
    }

    /// The incarnation that wrote last about each.
    private Function<NumeroPratica, StreamId> scritte(Set<NumeroPratica> pratiche) {
        StreamId vita = outbox.vita();
        if (vita.incarnation() == 1) {
            return _ -> vita;
        }
        Map<NumeroPratica, StreamId> noted =
                filiale.journal().read(rows -> filiale.scambio().scritte(rows, pratiche));
        return numero -> noted.getOrDefault(numero, vita);
    }
}
