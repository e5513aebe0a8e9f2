package it.timbro.operatori;

import it.timbro.base.Time;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The sessions open now. Idle for half an hour or older than twelve, they end by themselves.
public final class Sessioni {
    public static final Duration IDLE = Duration.ofMinutes(30);
    public static final Duration ABSOLUTE = Duration.ofHours(12);
    private static final int MAX_SESSIONI = 500;
    private static final int SECRET_BYTES = 32;

    private final Time time;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Sessione> aperte = new ConcurrentHashMap<>();
    private final Map<String, Long> ultimoAccesso = new ConcurrentHashMap<>();

    public Sessioni(Time time) {
        this.time = time;
    }

    /// A new session with a new id, whatever the browser held before.
    public Sessione apri(Operatore operatore) {
        clean();
        Optional<Long> precedente = Optional.ofNullable(
                ultimoAccesso.put(operatore.login(), time.now().toEpochMilli()));
        Sessione sessione = new Sessione(secret(), operatore, secret(), time, precedente);
        aperte.put(sessione.id(), sessione);
        return sessione;
    }

    /// The session of a cookie, if it is still open.
    ///
    /// @param attiva whether a person asked; a page that refreshes by itself keeps nobody in
    public Optional<Sessione> find(String id, boolean attiva) {
        @Nullable Sessione sessione = aperte.get(id);
        if (sessione == null) {
            return Optional.empty();
        }
        if (expired(sessione)) {
            aperte.remove(id);
            return Optional.empty();
        }
        if (attiva) {
            sessione.usata(time.ticks());
        }
        return Optional.of(sessione);
    }

    public void chiudi(Sessione sessione) {
        aperte.remove(sessione.id());
    }

    /// Ends the other sessions of the same account: its password has changed.
    public void chiudiLeAltre(Sessione questa) {
        aperte.values()
                .removeIf(sessione -> sessione != questa
                        && sessione.operatore()
                                .login()
                                .equals(questa.operatore().login()));
    }

    private void clean() {
        aperte.values().removeIf(this::expired);
        if (aperte.size() >= MAX_SESSIONI) {
            aperte.values().stream()
                    .min(Comparator.comparingLong(Sessione::usataTicks))
                    .ifPresent(this::chiudi);
        }
    }

    private boolean expired(Sessione sessione) {
        return sessione.scaduta(time.ticks(), IDLE.toMillis(), ABSOLUTE.toMillis());
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
