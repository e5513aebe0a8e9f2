package it.timbro.operatori;

import static it.timbro.operatori.Tentativi.SESSIONE;

import it.timbro.base.Problem;
import it.timbro.journal.Journal;
import it.timbro.operatori.Anagrafe.Gettone;
import it.timbro.operatori.Anagrafe.Iscritto;
import it.timbro.pratica.DellaSede.GettoneCreato;
import it.timbro.pratica.DellaSede.GettoneRevocato;
import it.timbro.pratica.DellaSede.OperatoreIscritto;
import it.timbro.pratica.DellaSede.PasswordCambiata;
import it.timbro.pratica.DellaSede.PinScelto;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Accounts and tokens of this house: enrolment, a person's own password and PIN, programs. May be
/// called on any thread but the journal's, because a password costs a tenth of a second.
public final class Operatori {
    private static final Pattern NOME_GETTONE = Pattern.compile("[a-z0-9][a-z0-9.-]{1,39}");

    private final Journal journal;
    private final StreamId stream;
    private final Anagrafe anagrafe;
    private final Cifratura cifratura;
    private final Tentativi tentativi;

    public Operatori(Libro libro, Cifratura cifratura) {
        this.journal = libro.journal();
        this.stream = libro.stream();
        this.anagrafe = libro.anagrafe();
        this.cifratura = cifratura;
        this.tentativi = new Tentativi(libro.anagrafe(), libro.falliti());
    }

    /// Writes down a person who may work here, with a password of her own.
    public void iscrivi(Operatore nuovo, String password, String operatore) {
        Robustezza.password(password, nuovo.login());
        String segreto = cifra(password);
        journal.write(stream, operatore, tx -> tx.append(iscritto(nuovo, segreto)));
    }

    /// The very first person, at a house where nobody is enrolled yet.
    ///
    /// @return whether there was nobody: of two at once one comes first
    boolean iscriviIlPrimo(Operatore nuovo, String password) {
        Robustezza.password(password, nuovo.login());
        String segreto = cifra(password);
        return journal.write(stream, nuovo.login(), tx -> {
            boolean primo = anagrafe.tutti(tx).isEmpty();
            if (primo) {
                tx.append(iscritto(nuovo, segreto));
            }
            return primo;
        });
    }

    /// Whether anybody at all may enter.
    boolean deserto() {
        return journal.read(anagrafe::tutti).isEmpty();
    }

    static OperatoreIscritto iscritto(Operatore nuovo, String segreto) {
        return new OperatoreIscritto(nuovo.login(), nuovo.nome(), Ruolo.codes(nuovo.ruoli()), segreto);
    }

    /// Changes the password of the person in this session, whose other sessions end ([Conti]).
    public void cambiaPassword(Sessione sessione, String vecchia, String nuova) {
        Iscritto iscritto = riconosci(sessione, vecchia);
        String login = iscritto.login();
        Robustezza.password(nuova, login);
        if (Robustezza.combacia(cifratura, nuova, iscritto.segreto())) {
            throw Problem.PASSWORD_DEBOLE.rejected("è quella che avevi già");
        }
        String segreto = cifra(nuova);
        sessione.conto(journal.write(stream, login, tx -> {
            tx.append(new PasswordCambiata(login, segreto));
            return anagrafe.find(tx, login).orElseThrow();
        }));
    }

    /// Chooses the PIN that opens a locked screen.
    public void scegliPin(Sessione sessione, String password, String pin) {
        Robustezza.pin(pin);
        String login = riconosci(sessione, password).login();
        String segreto = cifratura.cifra(pin);
        journal.write(stream, login, tx -> tx.append(new PinScelto(login, segreto)));
    }

    /// The person in this session, who has just typed the password again.
    private Iscritto riconosci(Sessione sessione, String password) {
        String login = sessione.operatore().login();
        Iscritto iscritto = journal.write(stream, login, tx -> {
            tentativi.conta(tx, login, SESSIONE);
            return anagrafe.find(tx, login).orElseThrow(Problem.ACCESSO_NEGATO::rejected);
        });
        if (!Robustezza.combacia(cifratura, password, iscritto.segreto())) {
            throw Problem.ACCESSO_NEGATO.rejected();
        }
        journal.write(stream, login, tx -> tentativi.riuscito(tx, login, SESSIONE));
        return iscritto;
    }

    /// Who has chosen a PIN may unlock the screen with it.
    public boolean haPin(String login) {
        return journal.read(rows -> anagrafe.find(rows, login))
                .flatMap(Iscritto::pin)
                .isPresent();
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

    boolean conosce(String login) {
        return journal.read(rows -> anagrafe.find(rows, login)).isPresent();
    }

    private String cifra(String password) {
        return cifratura.cifra(Robustezza.normale(password));
    }
}
