package it.timbro.visti;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.DelVisto.Diritti;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroVisto;
import it.timbro.pratica.Visto;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The visti as they stand in the registers.
public interface Visti {
    Optional<Scritto> find(Reading rows, NumeroVisto numero);

    Optional<Scritto> conId(Reading rows, IdPresentazione id);

    /// Those that were put on the files of a pratica, in their order.
    List<Scritto> dellaPratica(Reading rows, NumeroPratica pratica);

    /// The last ones of a branch, the newest first; words narrow them down, each the beginning or the
    /// middle of a name, a code, a number, or of the fingerprint of a copy: it answers «is this stamp
    /// yours?».
    List<Scritto> cerca(Reading rows, Sede sede, List<String> words, int limit);

    /// The next number under a code in a year; safe inside the transaction that registers it.
    long prossimo(Reading rows, String codice, int anno);

    /// A visto as the register shows it.
    ///
    /// @param ms when it was put
    /// @param consegnatoMs when the original went back
    record Scritto(
            NumeroVisto numero,
            Sede sede,
            Visto visto,
            Funzionario funzionario,
            Diritti diritti,
            long ms,
            String operatore,
            Optional<Legalizzazione> legalizzazione,
            OptionalLong consegnatoMs,
            Optional<Annullo> annullo) {}

    record Legalizzazione(Funzionario funzionario, String testo, Diritti diritti, long ms) {}

    /// Everything stays readable beside this.
    record Annullo(Autorizzazione atto, String motivo, long ms, String operatore) {}
}
