package it.timbro.operatori;

import it.timbro.base.Problem;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.operatori.Falliti.Chiave;
import it.timbro.operatori.Falliti.Conto;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Slows down guessing: after five wrong passwords in a row a key waits a minute, then two, four,
/// up to an hour.
///
/// A try is counted *before* it is judged, so that a hundred at once are a hundred. Which key,
/// depends on the place:
///
/// - where the person has entered before, the pair of person and address, alone. So nobody can lock
///   people out of their own desks from somewhere else, whatever he tries (OWASP calls it device
///   cookies; here the address is the device);
/// - in a session that is open or locked, the person alone;
/// - everywhere else the login, over all addresses, and the address, over all logins.
///
/// It is kept in the store, for otherwise a restart, or another process of a centre, would forgive.
/// The wall clock may jump: a wait never lasts longer than the longest.
final class Tentativi {
    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LAST = Duration.ofHours(1);

    /// After a day without tries they begin anew.
    private static final Duration QUIETE = Duration.ofDays(1);

    /// Stands for the place of who has already entered and types the password once more.
    static final String SESSIONE = "sessione";

    private final Anagrafe anagrafe;
    private final Falliti falliti;

    Tentativi(Anagrafe anagrafe, Falliti falliti) {
        this.anagrafe = anagrafe;
        this.falliti = falliti;
    }

    /// Asked before anything is written, so that a flood of tries does not keep the writer busy.
    ///
    /// @throws it.timbro.base.RejectedException while the place must wait
    void check(Reading rows, String login, String indirizzo, Instant now) {
        long rest = chiavi(rows, login, indirizzo).stream()
                .mapToLong(chiave -> rest(falliti.find(rows, chiave), now.toEpochMilli()))
                .max()
                .orElse(0);
        if (rest > 0) {
            throw Problem.ACCESSO_SOSPESO.rejected((rest + 999) / 1000);
        }
    }

    /// Counts one more.
    ///
    /// @throws it.timbro.base.RejectedException while it must wait; then nothing is counted
    void conta(Tx tx, String login, String indirizzo) {
        check(tx, login, indirizzo, tx.now());
        long now = tx.now().toEpochMilli();
        List<Chiave> chiavi = chiavi(tx, login, indirizzo);
        for (Chiave chiave : chiavi) {
            Conto before = falliti.find(tx, chiave);
            int count = now - before.ultimoMs() > QUIETE.toMillis() ? 1 : before.falliti() + 1;
            falliti.save(tx, chiave, new Conto(count, before.dopo() + 1, now + wait(count), now));
        }
    }

    /// It was the right password: takes back what was counted there.
    ///
    /// @return wrong ones for this login since its person last entered
    int riuscito(Tx tx, String login, String indirizzo) {
        int dopo = Math.max(0, falliti.dopo(tx, login) - 1);
        chiavi(tx, login, indirizzo).forEach(chiave -> falliti.delete(tx, chiave));
        falliti.azzeraDopo(tx, login);
        return dopo;
    }

    /// Until when the login is refused where its person has never entered from; `EPOCH` if it is
    /// not.
    Instant fermoFino(Reading rows, String login, Instant now) {
        long rest = rest(falliti.find(rows, new Chiave(login, "")), now.toEpochMilli());
        return rest > 0 ? now.plusMillis(rest) : Instant.EPOCH;
    }

    void perdona(Tx tx, String login) {
        falliti.perdona(tx, login);
    }

    private List<Chiave> chiavi(Reading rows, String login, String indirizzo) {
        return indirizzo.equals(SESSIONE) || anagrafe.familiare(rows, login, indirizzo)
                ? List.of(new Chiave(login, indirizzo))
                : List.of(new Chiave(login, ""), new Chiave("", indirizzo));
    }

    private static long rest(Conto conto, long now) {
        return Math.min(conto.finoMs() - now, LAST.toMillis());
    }

    private static long wait(int count) {
        return count < FREE ? 0 : Math.min(LAST.toMillis(), FIRST.toMillis() << Math.min(count - FREE, 10));
    }
}
