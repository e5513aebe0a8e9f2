package it.timbro.emergenza;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.RegistroEmergenza;
import java.util.List;
import java.util.Optional;

/// What was presented at the counters, with its numbers.
public interface Presentazioni {
    Optional<Scritta> find(Reading rows, IdPresentazione id);

    /// By either of its numbers.
    Optional<Scritta> conNumero(Reading rows, NumeroEmergenza numero);

    Optional<Scritta> conNumero(Reading rows, NumeroProtocollo numero);

    /// The registrations of one register, in the order of their numbers.
    List<Scritta> delRegistro(Reading rows, RegistroEmergenza registro);

    /// The last ones of a branch, the newest first; words narrow them down, each the beginning or the
    /// middle of a name, a code, a number.
    List<Scritta> cerca(Reading rows, Sede sede, List<String> words, int limit);

    /// Those of a branch without an ordinary number, in the order in which they were presented.
    List<Scritta> senzaProtocollo(Reading rows, Sede sede, int limit);

    /// The next number under a code in a year; safe inside the transaction that registers it.
    long prossimo(Reading rows, String codice, int anno);

    /// The pratica that was opened from it at the counter.
    Optional<NumeroPratica> aperta(Reading rows, IdPresentazione id);

    /// What a pratica was opened from; empty of one that did not begin at a counter.
    Optional<Scritta> dellaPratica(Reading rows, NumeroPratica pratica);

    /// The highest code of a pratica opened under this beginning ([NumeroPratica#prefisso]); safe
    /// inside the transaction that gives the next.
    Optional<NumeroPratica> ultima(Reading rows, String prefisso);

    /// Pratiche opened by a branch whose presentazione has its ordinary number, which they have not
    /// been told.
    List<DaCorrelare> daCorrelare(Reading rows, Sede sede, int limit);

    /// @param sede who owns the pratica now
    record DaCorrelare(NumeroPratica pratica, IdPresentazione presentazione, NumeroProtocollo protocollo, Sede sede) {}

    /// A presentazione as the registers show it.
    ///
    /// @param ms when it was presented: when its number of emergency was given, or else when the
    ///     centre was asked
    /// @param emergenza empty if it was never in a register of emergency
    /// @param protocollo empty as long as it has no ordinary number
    record Scritta(
            Presentazione presentazione,
            Sede sede,
            long ms,
            String operatore,
            Optional<Emergenza> emergenza,
            Optional<Protocollo> protocollo,
            Optional<Annullo> annullo) {}

    record Emergenza(NumeroEmergenza numero, RegistroEmergenza registro) {}

    /// @param ms when the centre registered it
    record Protocollo(NumeroProtocollo numero, long ms) {}

    /// Art. 54: everything stays readable beside this.
    record Annullo(Autorizzazione atto, String motivo, long ms, String operatore) {}
}
