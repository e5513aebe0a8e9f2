package it.timbro.operatori;

import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.operatori.Anagrafe.Gettone;
import it.timbro.operatori.Anagrafe.Iscritto;
import it.timbro.pratica.DellaSede.GettoneCreato;
import it.timbro.pratica.DellaSede.GettoneRevocato;
import it.timbro.pratica.DellaSede.OperatoreIscritto;
import it.timbro.pratica.DellaSede.PasswordCambiata;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Accounts and tokens of this branch: who enters, and with which password. May be called on any thread but the
/// journal's, because a password costs a tenth of a second.
public final class Operatori {
    private static final int MIN_PASSWORD = 12;
    private static final int MAX_PASSWORD = 200;
    private static final Pattern NOME_GETTONE = Pattern.compile("[a-z0-9][a-z0-9.-]{1,39}");

    private final Journal journal;
    private final StreamId stream;
    private final Anagrafe anagrafe;
    private final Cifratura cifratura;
    private final Sessioni sessioni;
    private final Tentativi tentativi;
    private final String nessuno;

    public Operatori(
            Journal journal, StreamId stream, Anagrafe anagrafe, Cifratura cifratura, Sessioni sessioni, Time time) {
        this.journal = journal;
        this.stream = stream;
        this.anagrafe = anagrafe;
        this.cifratura = cifratura;
        this.sessioni = sessioni;
        this.tentativi = new Tentativi(time);
        this.nessuno = cifratura.nessuno();
    }

    /// Opens a session, or refuses. An unknown login takes as long as a wrong password and says the same.
    ///
    /// @param indirizzo where the browser is, for the lockout
    public Sessione entra(String login, String password, String indirizzo) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        String byLogin = "utente " + name;
        String byAddress = "indirizzo " + indirizzo;
        tentativi.check(byLogin);
        tentativi.check(byAddress);
        Optional<Iscritto> iscritto = journal.read(rows -> anagrafe.find(rows, name));
        boolean right = password.length() <= MAX_PASSWORD
                & cifratura.combacia(
                        cut(password), iscritto.map(Iscritto::segreto).orElse(nessuno));
        if (iscritto.isEmpty() || !right) {
            tentativi.failed(byLogin);
            tentativi.failed(byAddress);
            throw Problem.ACCESSO_NEGATO.rejected();
        }
        tentativi.succeeded(byLogin);
        tentativi.succeeded(byAddress);
        return sessioni.apri(iscritto.get().operatore());
    }

    /// Writes down a person who may work here.
    public void iscrivi(Operatore nuovo, String password, String operatore) {
        requireStrong(password, nuovo.login());
        String segreto = cifratura.cifra(password);
        List<String> ruoli = nuovo.ruoli().stream().map(Ruolo::code).sorted().toList();
        journal.write(stream, operatore, tx -> {
            tx.append(new OperatoreIscritto(nuovo.login(), nuovo.nome(), ruoli, segreto));
            return true;
        });
    }

    /// Changes the password of the person in this session, whose other sessions end.
    public void cambiaPassword(Sessione sessione, String vecchia, String nuova) {
        String login = sessione.operatore().login();
        tentativi.check("utente " + login);
        Iscritto iscritto =
                journal.read(rows -> anagrafe.find(rows, login)).orElseThrow(Problem.ACCESSO_NEGATO::rejected);
        if (!cifratura.combacia(cut(vecchia), iscritto.segreto())) {
            tentativi.failed("utente " + login);
            throw Problem.ACCESSO_NEGATO.rejected();
        }
        requireStrong(nuova, login);
        String segreto = cifratura.cifra(nuova);
        journal.write(stream, login, tx -> {
            tx.append(new PasswordCambiata(login, segreto));
            return true;
        });
        sessioni.chiudiLeAltre(sessione);
    }

    /// Makes a token for a program. The answer is the only time it can be read.
    public String creaGettone(String nome, String operatore) {
        String gettone = cifratura.nuovoGettone();
        creaGettone(nome, gettone, operatore);
        return gettone;
    }

    void creaGettone(String nome, String gettone, String operatore) {
        if (!NOME_GETTONE.matcher(nome).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected(
                    "il nome del gettone «" + nome + "» non è ammesso: usa lettere minuscole, cifre, punto e trattino");
        }
        journal.write(stream, operatore, tx -> {
            tx.append(new GettoneCreato(nome, cifratura.impronta(gettone)));
            return true;
        });
    }

    /// From now on the program is refused.
    public void revocaGettone(String nome, String operatore) {
        if (gettoni().stream().noneMatch(gettone -> gettone.nome().equals(nome) && gettone.attivo())) {
            throw Problem.NON_TROVATO.rejected("il gettone «" + nome + "»");
        }
        journal.write(stream, operatore, tx -> {
            tx.append(new GettoneRevocato(nome));
            return true;
        });
    }

    public List<Gettone> gettoni() {
        return journal.read(anagrafe::gettoni);
    }

    /// Which program shows this token, if it is a valid one.
    public Optional<String> programma(String gettone) {
        return journal.read(rows -> anagrafe.programma(rows, cifratura.impronta(gettone)));
    }

    boolean iscritto(String login) {
        return journal.read(rows -> anagrafe.find(rows, login)).isPresent();
    }

    private static void requireStrong(String password, String login) {
        if (password.length() < MIN_PASSWORD || password.length() > MAX_PASSWORD) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected(
                    "la password deve avere da " + MIN_PASSWORD + " a " + MAX_PASSWORD + " caratteri");
        }
        if (password.toLowerCase(Locale.ROOT).contains(login)
                || password.chars().distinct().count() < 5) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected(
                    "la password contiene il nome utente oppure ripete sempre gli stessi caratteri");
        }
    }

    /// So that a huge password costs no more than a long one.
    private static String cut(String password) {
        return password.length() <= MAX_PASSWORD ? password : password.substring(0, MAX_PASSWORD);
    }
}
