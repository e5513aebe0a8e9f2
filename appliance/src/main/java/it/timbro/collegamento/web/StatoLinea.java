package it.timbro.collegamento.web;

import it.timbro.collegamento.Avanzamento;
import it.timbro.collegamento.Scambio;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The line to the centre at this moment. The wiring answers from the session of `sync`; every call
/// must be quick and never fail.
public interface StatoLinea {
    Linea adesso();

    /// Tries the line now instead of waiting for the next turn, within some seconds.
    ///
    /// @return what is the matter, in Italian; empty if the centre answered
    Optional<String> prova();

    /// @param frase what is the matter, in Italian; empty while linked
    /// @param dalMs since when it is so, milliseconds of the Unix epoch
    /// @param ultimoScambioMs last exchange completed over the line, empty if there never was one
    /// @param chiavetta the last stick of the centre that was read
    /// @param fatti facts without a receipt
    /// @param byteInAttesa of facts and files that wait
    /// @param piuVecchioMs time of the oldest fact that waits or names a file that does, empty if nothing waits
    /// @param inArrivo what the centre announced and is not here yet
    /// @param invio of a long exchange upwards, empty while there is none; `arrivo` downwards
    /// @param ultimoErrore in Italian, also of a matter that is over; empty if there was none
    /// @param accantonati files that do not get through; nothing waits for them
    record Linea(
            boolean collegato,
            String frase,
            long dalMs,
            OptionalLong ultimoScambioMs,
            Optional<Scambio.Chiavetta> chiavetta,
            long fatti,
            long file,
            long byteInAttesa,
            OptionalLong piuVecchioMs,
            Scambio.InArrivo inArrivo,
            Optional<Avanzamento.Stato> invio,
            Optional<Avanzamento.Stato> arrivo,
            Optional<Scambio.Errore> ultimoErrore,
            List<Accantonato> accantonati) {
        public Linea {
            accantonati = List.copyOf(accantonati);
        }

        public boolean nullaAttende() {
            return fatti == 0 && file == 0;
        }
    }

    record Accantonato(String file, String motivo) {}
}
