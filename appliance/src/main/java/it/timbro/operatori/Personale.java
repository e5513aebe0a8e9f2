package it.timbro.operatori;

import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.journal.Fact;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.operatori.Anagrafe.Iscritto;
import it.timbro.pratica.DellaSede.AccessoSbloccato;
import it.timbro.pratica.DellaSede.OperatoreRiammesso;
import it.timbro.pratica.DellaSede.OperatoreSospeso;
import it.timbro.pratica.DellaSede.PasswordAssegnata;
import it.timbro.pratica.DellaSede.RuoliCambiati;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What one person does to the account of another: enrols, gives roles, suspends and readmits,
/// gives a new password, lets try again. Each is a fact with the name of who did it, and the
/// other's open sessions end ([Conti]).
///
/// Two roles may: the *responsabile*, who answers for the office (L. 241/1990 art. 5), and the
/// *amministratore*, so that a small office has a second door when its one responsabile is ill. But
/// who looks after the machine must not make himself an officer through a second account: roles
/// that decide or sign ([#NOMINATI]) are given, and people who have them are touched, by a
/// responsabile only. Nobody touches an own account, and the last of either role stays.
public final class Personale {
    /// Whom only a responsabile may name.
    public static final Set<Ruolo> NOMINATI = Set.copyOf(
            EnumSet.of(Ruolo.FIRMATARIO, Ruolo.LEGALIZZATORE, Ruolo.RESPONSABILE, Ruolo.RESPONSABILE_PROTOCOLLO));

    private static final List<Ruolo> MAI_SENZA = List.of(Ruolo.RESPONSABILE, Ruolo.AMMINISTRATORE);
    private static final int MAX_MOTIVO = 200;

    private final Journal journal;
    private final StreamId stream;
    private final Anagrafe anagrafe;
    private final Cifratura cifratura;
    private final Tentativi tentativi;
    private final Time time;

    public Personale(Libro libro, Cifratura cifratura, Time time) {
        this.journal = libro.journal();
        this.stream = libro.stream();
        this.anagrafe = libro.anagrafe();
        this.cifratura = cifratura;
        this.tentativi = new Tentativi(libro.anagrafe(), libro.falliti());
        this.time = time;
    }

    /// A person as the page shows her.
    ///
    /// @param fermoFino until when wrong passwords keep the login out, `EPOCH` if they do not
    public record Persona(Iscritto iscritto, Instant fermoFino) {}

    public List<Persona> tutti() {
        return journal.read(rows -> anagrafe.tutti(rows).stream()
                .map(iscritto -> persona(rows, iscritto))
                .toList());
    }

    public Persona read(String login) {
        return journal.read(rows -> persona(rows, iscritto(rows, login)));
    }

    /// Enrols a person.
    ///
    /// @return the password made for her; it can be read nowhere else, and she changes it at once
    public String iscrivi(Operatore nuovo, Operatore chi) {
        requireRuoli(nuovo.ruoli());
        requireNomina(chi, nuovo.ruoli());
        String password = cifratura.nuovaPassword();
        String segreto = cifratura.cifra(password);
        journal.write(stream, chi.login(), tx -> {
            tx.append(Operatori.iscritto(nuovo, segreto));
            return tx.append(new PasswordAssegnata(nuovo.login(), segreto));
        });
        return password;
    }

    /// @param visti the roles the page showed: if they are others by now, the page is old
    public void cambiaRuoli(String login, Set<Ruolo> visti, Set<Ruolo> ruoli, Operatore chi) {
        requireRuoli(ruoli);
        requireNomina(chi, ruoli);
        act(login, chi, (tx, altro) -> {
            if (!altro.operatore().ruoli().equals(visti)) {
                throw Problem.OPERATORE_CAMBIATO.rejected();
            }
            requireUnAltro(tx, altro, ruoli);
            return new RuoliCambiati(login, Ruolo.codes(ruoli));
        });
    }

    public void sospendi(String login, String motivo, Operatore chi) {
        if (motivo.isBlank() || motivo.length() > MAX_MOTIVO) {
            throw Problem.MOTIVO_MANCANTE.rejected("di chi si sospende si scrive il perché, in poche parole");
        }
        act(login, chi, (tx, altro) -> {
            if (altro.sospeso()) {
                throw Problem.OPERATORE_CAMBIATO.rejected();
            }
            requireUnAltro(tx, altro, Set.of());
            return new OperatoreSospeso(login, motivo);
        });
    }

    public void riammetti(String login, Operatore chi) {
        act(login, chi, (_, altro) -> {
            if (!altro.sospeso()) {
                throw Problem.OPERATORE_CAMBIATO.rejected();
            }
            return new OperatoreRiammesso(login);
        });
    }

    /// @return the password made; it can be read nowhere else
    public String nuovaPassword(String login, Operatore chi) {
        String password = cifratura.nuovaPassword();
        String segreto = cifratura.cifra(password);
        act(login, chi, (tx, _) -> {
            tentativi.perdona(tx, login);
            return new PasswordAssegnata(login, segreto);
        });
        return password;
    }

    /// Lets a person try again before her time is over.
    public void sblocca(String login, Operatore chi) {
        act(login, chi, (tx, _) -> {
            tentativi.perdona(tx, login);
            return new AccessoSbloccato(login);
        });
    }

    private interface Atto {
        Fact fact(Tx tx, Iscritto altro);
    }

    /// All that is asked of every act, inside its transaction: two at once see each other.
    private void act(String login, Operatore chi, Atto atto) {
        if (login.equals(chi.login())) {
            throw Problem.SU_SE_STESSI.rejected("«" + login + "» sei tu");
        }
        journal.write(stream, chi.login(), tx -> {
            Iscritto altro = iscritto(tx, login);
            Operatore ancora = anagrafe.find(tx, chi.login())
                    .filter(iscritto -> !iscritto.sospeso())
                    .map(Iscritto::operatore)
                    .orElseThrow(Problem.OPERATORE_SOSPESO::rejected);
            requireNomina(ancora, altro.operatore().ruoli());
            return tx.append(atto.fact(tx, altro));
        });
    }

    private Persona persona(Reading rows, Iscritto iscritto) {
        return new Persona(iscritto, tentativi.fermoFino(rows, iscritto.login(), time.now()));
    }

    private Iscritto iscritto(Reading rows, String login) {
        return anagrafe.find(rows, login).orElseThrow(() -> Problem.NON_TROVATO.rejected("l'utente «" + login + "»"));
    }

    private static void requireRuoli(Set<Ruolo> ruoli) {
        if (ruoli.isEmpty()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("serve almeno un ruolo");
        }
    }

    private static void requireNomina(Operatore chi, Set<Ruolo> ruoli) {
        List<String> nominati = ruoli.stream()
                .filter(NOMINATI::contains)
                .map(Ruolo::parola)
                .sorted()
                .toList();
        if (!chi.ruoli().contains(Ruolo.RESPONSABILE) && !nominati.isEmpty()) {
            throw Problem.RUOLO_DEL_RESPONSABILE.rejected(String.join(", ", nominati));
        }
    }

    /// @param restano the roles that stay
    private void requireUnAltro(Reading rows, Iscritto altro, Set<Ruolo> restano) {
        MAI_SENZA.stream()
                .filter(ruolo -> altro.operatore().ruoli().contains(ruolo) && !restano.contains(ruolo))
                .filter(ruolo -> anagrafe.tutti(rows).stream()
                        .noneMatch(collega -> !collega.sospeso()
                                && !collega.login().equals(altro.login())
                                && collega.operatore().ruoli().contains(ruolo)))
                .findFirst()
                .ifPresent(ruolo -> {
                    throw Problem.ULTIMO_CON_IL_RUOLO.rejected(ruolo.parola());
                });
    }
}
