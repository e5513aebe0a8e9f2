package it.timbro.operatori;

import it.timbro.base.Time;
import it.timbro.operatori.Anagrafe.Iscritto;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person at work in one browser, in memory only: a restart asks everybody to enter again.
///
/// *aperta* → *bloccata* when nobody has asked for anything for a while, or at the person's word; a
/// PIN or the password opens it again, with everything as it was. It ends after twelve hours, when
/// the person leaves, or when the account changes.
public final class Sessione {
    private static final int PROVE_PIN = 5;

    private final String id;
    private final String csrf;
    private final Duration riposo;
    private final long apertaTicks;
    private final Invii invii;
    private volatile Iscritto conto;
    private volatile long usataTicks;
    private volatile long vistaAl = -1;
    private volatile boolean bloccata;
    private int provePin = PROVE_PIN;
    private @Nullable String avviso;

    /// What a session lets its person do.
    public enum Stato {
        APERTA,
        /// Another person made the password: first comes an own one.
        DA_CAMBIARE,
        BLOCCATA
    }

    Sessione(String id, String csrf, Iscritto conto, Duration riposo, Time time) {
        this.id = id;
        this.csrf = csrf;
        this.conto = conto;
        this.riposo = riposo;
        this.invii = new Invii(time);
        this.apertaTicks = time.ticks();
        this.usataTicks = apertaTicks;
    }

    /// The secret in the cookie: 256 random bits.
    public String id() {
        return id;
    }

    public Operatore operatore() {
        return conto.operatore();
    }

    /// The secret in every form of this session.
    public String csrf() {
        return csrf;
    }

    /// How long nobody may ask for anything before it is locked.
    public Duration riposo() {
        return riposo;
    }

    public Invii invii() {
        return invii;
    }

    public Stato stato() {
        if (bloccata) {
            return Stato.BLOCCATA;
        }
        return conto.daCambiare() ? Stato.DA_CAMBIARE : Stato.APERTA;
    }

    /// Until the PIN or the password opens it again.
    public void blocca() {
        bloccata = true;
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

    /// Counts a try of the PIN before it is judged. In memory: with the session goes what the PIN
    /// opens.
    ///
    /// @return how many are left after this one, nothing if none was
    synchronized Optional<Integer> provaPin() {
        if (provePin == 0) {
            return Optional.empty();
        }
        provePin--;
        return Optional.of(provePin);
    }

    synchronized void sblocca(long ticks) {
        provePin = PROVE_PIN;
        usataTicks = ticks;
        bloccata = false;
    }

    Iscritto conto() {
        return conto;
    }

    /// The person has changed something of the account in this very session.
    void conto(Iscritto nuovo) {
        conto = nuovo;
    }

    long vistaAl() {
        return vistaAl;
    }

    void vista(long commits) {
        vistaAl = commits;
    }

    long usataTicks() {
        return usataTicks;
    }

    void usata(long ticks) {
        usataTicks = ticks;
    }

    boolean ferma(long ticks) {
        return ticks - usataTicks > riposo.toMillis();
    }

    boolean finita(long ticks, long absoluteMs) {
        return ticks - apertaTicks > absoluteMs;
    }
}
