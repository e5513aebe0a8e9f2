package it.timbro.operatori;

import it.timbro.base.Time;
import it.timbro.operatori.Anagrafe.Iscritto;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The sessions open now. Idle for as long as the policy says they are locked; after twelve hours
/// they end.
public final class Sessioni {
    public static final Duration ABSOLUTE = Duration.ofHours(12);
    private static final Duration RIPOSO = Duration.ofMinutes(10);
    private static final int MAX_SESSIONI = 500;
    private static final int SECRET_BYTES = 32;

    private final Time time;
    private final Supplier<Duration> riposo;
    private final Vigilanza vigilanza;
    private final Trattenuti trattenuti;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Sessione> aperte = new ConcurrentHashMap<>();
    private final Map<String, Finita> finite = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Finita> eldest) {
            return size() > MAX_SESSIONI;
        }
    };

    /// Whether what a session was opened on still holds.
    @FunctionalInterface
    public interface Vigilanza {
        boolean vale(Sessione sessione);
    }

    /// A session that ran out: whose it was, so that a form sent from its pages can be given back
    /// to the same person.
    ///
    /// @param csrf the secret of its forms, which carries out nothing any more
    public record Finita(String login, String csrf) {}

    /// @param riposo the policy of today
    public Sessioni(Time time, Supplier<Duration> riposo, Vigilanza vigilanza) {
        this.time = time;
        this.riposo = riposo;
        this.vigilanza = vigilanza;
        this.trattenuti = new Trattenuti(time);
    }

    /// Where no account changes.
    public Sessioni(Time time) {
        this(time, () -> RIPOSO, _ -> true);
    }

    /// A new session with a new id, whatever the browser held before.
    public Sessione apri(Iscritto conto) {
        clean();
        Sessione sessione = new Sessione(secret(), secret(), conto, riposo.get(), time);
        aperte.put(sessione.id(), sessione);
        return sessione;
    }

    /// The session of a cookie, if it has not ended; it may be locked.
    ///
    /// @param attiva whether a person asked; a page that refreshes by itself keeps nobody in
    public Optional<Sessione> find(String id, boolean attiva) {
        @Nullable Sessione sessione = aperte.get(id);
        if (sessione == null) {
            return Optional.empty();
        }
        if (finita(sessione)) {
            scade(sessione);
            return Optional.empty();
        }
        if (!vigilanza.vale(sessione)) {
            chiudi(sessione);
            return Optional.empty();
        }
        if (sessione.ferma(time.ticks())) {
            sessione.blocca();
        }
        if (attiva && sessione.stato() != Sessione.Stato.BLOCCATA) {
            sessione.usata(time.ticks());
        }
        return Optional.of(sessione);
    }

    /// Ends a session, by the person's word or because the account changed: nothing of it comes
    /// back.
    public void chiudi(Sessione sessione) {
        aperte.remove(sessione.id());
    }

    /// Forms that wait for their person to enter again.
    public Trattenuti trattenuti() {
        return trattenuti;
    }

    /// The session of a cookie that ran out.
    public Optional<Finita> finita(String id) {
        synchronized (finite) {
            return Optional.ofNullable(finite.get(id));
        }
    }

    /// Whether this secret stood in the forms of a session of this person that ran out.
    public boolean eraDi(String login, String csrf) {
        synchronized (finite) {
            return finite.values().contains(new Finita(login, csrf));
        }
    }

    private void scade(Sessione sessione) {
        if (aperte.remove(sessione.id()) != null) {
            synchronized (finite) {
                finite.put(sessione.id(), new Finita(sessione.operatore().login(), sessione.csrf()));
            }
        }
    }

    private void clean() {
        aperte.values().stream().filter(this::finita).forEach(this::scade);
        if (aperte.size() >= MAX_SESSIONI) {
            aperte.values().stream()
                    .min(Comparator.comparingLong(Sessione::usataTicks))
                    .ifPresent(this::scade);
        }
    }

    private boolean finita(Sessione sessione) {
        return sessione.finita(time.ticks(), ABSOLUTE.toMillis());
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
