package it.timbro.installer.guasti;

import it.timbro.installer.Sito;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// What the servers have answered: each answer is a promise about their journal. Written by the threads that work,
/// read by the one that kills.
final class Detto {
    /// A fact that must be in the journal of that server.
    record Promessa(Sito sito, String subject, String kind) {}

    private final Map<Promessa, Integer> promesse = new HashMap<>();
    private final Map<String, String> documenti = new HashMap<>();
    private final AtomicLong risposte = new AtomicLong();

    synchronized void promette(Sito sito, String subject, String kind) {
        promesse.merge(new Promessa(sito, subject, kind), 1, Integer::sum);
        risposte.incrementAndGet();
    }

    /// The document of a certificate, as it was shown; null or the one shown before.
    synchronized String documento(String certificato, String sha256) {
        return documenti.computeIfAbsent(certificato, _ -> sha256);
    }

    synchronized Map<String, String> documenti() {
        return Map.copyOf(documenti);
    }

    /// Of one server, each with how often it was promised.
    synchronized Map<Promessa, Integer> di(Sito sito) {
        Map<Promessa, Integer> sue = new HashMap<>(promesse);
        sue.keySet().removeIf(promessa -> promessa.sito() != sito);
        return sue;
    }

    /// Answers given so far.
    long risposte() {
        return risposte.get();
    }

    synchronized Stream<String> soggetti(String kind) {
        return promesse.keySet().stream()
                .filter(promessa -> promessa.kind().equals(kind))
                .map(Promessa::subject)
                .toList()
                .stream();
    }
}
