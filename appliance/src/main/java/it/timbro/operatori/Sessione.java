package it.timbro.operatori;

import it.timbro.base.Time;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person at work in one browser, in memory only: a restart asks everybody to enter again.
public final class Sessione {
    private final String id;
    private final Operatore operatore;
    private final String csrf;
    private final long apertaTicks;
    private final Optional<Long> accessoPrecedenteMs;
    private final Invii invii;
    private volatile long usataTicks;
    private @Nullable String avviso;

    Sessione(String id, Operatore operatore, String csrf, Time time, Optional<Long> accessoPrecedenteMs) {
        this.id = id;
        this.operatore = operatore;
        this.csrf = csrf;
        this.invii = new Invii(time);
        this.apertaTicks = time.ticks();
        this.usataTicks = apertaTicks;
        this.accessoPrecedenteMs = accessoPrecedenteMs;
    }

    /// The secret in the cookie: 256 random bits.
    public String id() {
        return id;
    }

    public Operatore operatore() {
        return operatore;
    }

    /// The secret in every form of this session.
    public String csrf() {
        return csrf;
    }

    public Invii invii() {
        return invii;
    }

    /// When this person entered before, since the program started.
    public Optional<Long> accessoPrecedenteMs() {
        return accessoPrecedenteMs;
    }

    /// A sentence to show once, on the next page.
    public synchronized void avvisa(String frase) {
        avviso = frase;
    }

    public synchronized Optional<String> prendiAvviso() {
        Optional<String> frase = Optional.ofNullable(avviso);
        avviso = null;
        return frase;
    }

    long usataTicks() {
        return usataTicks;
    }

    void usata(long ticks) {
        usataTicks = ticks;
    }

    boolean scaduta(long ticks, long idleMs, long absoluteMs) {
        return ticks - usataTicks > idleMs || ticks - apertaTicks > absoluteMs;
    }
}
