package it.timbro.operatori;

import it.timbro.base.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Forms that were sent when the session had ended or was locked. Nothing of them is carried out:
/// they wait, in memory, until their own person has entered again and sends them herself. Bounded
/// in size, number and time.
public final class Trattenuti {
    private static final Duration ASPETTA = Duration.ofHours(1);
    private static final int MAX_CARATTERI = 64 << 10;
    private static final int MAX_PERSONA = 4;
    private static final int MAX_TUTTI = 200;

    private final Time time;
    private final Map<String, Modulo> moduli = new ConcurrentHashMap<>();

    /// @param dove the address it was sent to
    /// @param campi name and values, without what guards the form
    public record Modulo(String id, String login, String dove, Map<String, List<String>> campi, long ticks) {}

    Trattenuti(Time time) {
        this.time = time;
    }

    /// Keeps a form for its person.
    ///
    /// @return the key to find it by; empty if it is too large
    public synchronized Optional<String> tieni(String login, String dove, Map<String, List<String>> campi) {
        if (size(campi) > MAX_CARATTERI) {
            return Optional.empty();
        }
        moduli.values().removeIf(this::vecchio);
        while (moduli.values().stream().filter(m -> m.login().equals(login)).count() >= MAX_PERSONA) {
            oldest(login);
        }
        if (moduli.size() >= MAX_TUTTI) {
            return Optional.empty();
        }
        String id = UUID.randomUUID().toString();
        moduli.put(id, new Modulo(id, login, dove, campi, time.ticks()));
        return Optional.of(id);
    }

    /// A form of this person; nobody else finds it.
    public Optional<Modulo> find(String id, String login) {
        return Optional.ofNullable(moduli.get(id))
                .filter(modulo -> modulo.login().equals(login) && !vecchio(modulo));
    }

    public void lascia(String id, String login) {
        find(id, login).ifPresent(modulo -> moduli.remove(modulo.id()));
    }

    private void oldest(String login) {
        moduli.values().stream()
                .filter(modulo -> modulo.login().equals(login))
                .min(java.util.Comparator.comparingLong(Modulo::ticks))
                .ifPresent(modulo -> moduli.remove(modulo.id()));
    }

    private boolean vecchio(Modulo modulo) {
        return time.ticks() - modulo.ticks() > ASPETTA.toMillis();
    }

    private static long size(Map<String, List<String>> campi) {
        return campi.entrySet().stream()
                .mapToLong(campo -> campo.getKey().length()
                        + campo.getValue().stream().mapToLong(String::length).sum())
                .sum();
    }
}
