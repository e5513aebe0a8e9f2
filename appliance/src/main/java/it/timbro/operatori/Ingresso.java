package it.timbro.operatori;

import static it.timbro.operatori.Tentativi.SESSIONE;

import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.operatori.Anagrafe.Iscritto;
import it.timbro.pratica.DellaSede.AccessoEffettuato;
import it.timbro.sync.protocol.StreamId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The door: who shows the right password gets a session, the right PIN opens it when it was
/// locked, and a second person vouches at the same desk. May be called on any thread but the
/// journal's, because a password costs a tenth of a second.
public final class Ingresso {
    private static final String CHI = "accesso";
    private static final int MAX_LOGIN = 40;

    private final Journal journal;
    private final StreamId stream;
    private final Anagrafe anagrafe;
    private final Cifratura cifratura;
    private final Sessioni sessioni;
    private final Tentativi tentativi;
    private final Time time;
    private final String nessuno;

    public Ingresso(Libro libro, Cifratura cifratura, Sessioni sessioni, Time time) {
        this.journal = libro.journal();
        this.stream = libro.stream();
        this.anagrafe = libro.anagrafe();
        this.cifratura = cifratura;
        this.sessioni = sessioni;
        this.tentativi = new Tentativi(libro.anagrafe(), libro.falliti());
        this.time = time;
        this.nessuno = cifratura.nessuno();
    }

    /// Who has entered.
    ///
    /// @param primaMs when the person entered before, 0 if never
    /// @param falliti wrong passwords since then
    public record Entrato(Sessione sessione, long primaMs, int falliti) {}

    /// Opens a session, or refuses. An unknown login takes as long as a wrong password and says the
    /// same.
    ///
    /// @param indirizzo where the browser is
    public Entrato entra(String login, String password, String indirizzo) {
        Iscritto iscritto = prova(login, password, indirizzo);
        int falliti = scrivi(iscritto.login(), indirizzo);
        return new Entrato(sessioni.apri(iscritto), iscritto.accessoMs(), falliti);
    }

    /// On a full disk too people get in, to see what is the matter: what cannot be written is left
    /// out.
    private int scrivi(String login, String indirizzo) {
        try {
            return journal.write(stream, login, tx -> {
                int falliti = tentativi.riuscito(tx, login, indirizzo);
                tx.append(new AccessoEffettuato(login, indirizzo, falliti));
                return falliti;
            });
        } catch (RejectedException e) {
            if (e.rejection().problem() == Problem.DISCO_PIENO) {
                return 0;
            }
            throw e;
        }
    }

    /// Opens a locked session again: by the PIN, five times at most, or by the password.
    ///
    /// @param digitato the one or the other, as typed
    public void sblocca(Sessione sessione, String digitato) {
        String login = sessione.operatore().login();
        Optional<String> pin = journal.read(rows -> anagrafe.find(rows, login)).flatMap(Iscritto::pin);
        if (Robustezza.sembraPin(digitato) && pin.isPresent()) {
            int left = sessione.provaPin().orElseThrow(Problem.PIN_ESAURITO::rejected);
            if (!cifratura.combacia(digitato, pin.get())) {
                throw left == 0 ? Problem.PIN_ESAURITO.rejected() : Problem.PIN_ERRATO.rejected(left);
            }
        } else {
            prova(login, digitato, SESSIONE);
            journal.write(stream, login, tx -> tentativi.riuscito(tx, login, SESSIONE));
        }
        sessione.sblocca(time.ticks());
    }

    /// A second person vouches for an act that two have to do, at the desk of the first.
    ///
    /// @param ruoli one of them the second must have
    /// @return who it is
    public Operatore seconda(Sessione prima, String login, String password, String indirizzo, Set<Ruolo> ruoli) {
        if (name(login).equals(prima.operatore().login())) {
            throw Problem.SERVE_UN_ALTRA_PERSONA.rejected();
        }
        Iscritto iscritto = prova(login, password, indirizzo);
        journal.write(stream, CHI, tx -> tentativi.riuscito(tx, iscritto.login(), indirizzo));
        if (iscritto.daCambiare()) {
            throw Problem.PASSWORD_DA_CAMBIARE.rejected();
        }
        if (!iscritto.operatore().haUno(ruoli)) {
            throw Problem.NON_AUTORIZZATO.rejected("la seconda persona non ha il ruolo che serve");
        }
        return iscritto.operatore();
    }

    private Iscritto prova(String typed, String password, String indirizzo) {
        String login = name(typed);
        journal.read(rows -> {
            tentativi.check(rows, login, indirizzo, time.now());
            return true;
        });
        Optional<Iscritto> iscritto = journal.write(stream, CHI, tx -> {
            tentativi.conta(tx, login, indirizzo);
            return anagrafe.find(tx, login);
        });
        String segreto = iscritto.map(Iscritto::segreto).orElse(nessuno);
        if (!Robustezza.combacia(cifratura, password, segreto) || iscritto.isEmpty()) {
            throw Problem.ACCESSO_NEGATO.rejected();
        }
        if (iscritto.get().sospeso()) {
            throw Problem.OPERATORE_SOSPESO.rejected();
        }
        return iscritto.get();
    }

    private static String name(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return name.length() > MAX_LOGIN ? name.substring(0, MAX_LOGIN) : name;
    }
}
