package it.timbro.appuntamenti;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellAppuntamento.AppuntamentoFissato;
import it.timbro.pratica.DellAppuntamento.Passo;
import it.timbro.pratica.DellAppuntamento.PassoCompiuto;
import it.timbro.pratica.IdAppuntamento;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The appointments as they stand.
public interface Appuntamenti {
    Optional<Appuntamento> find(Reading rows, IdAppuntamento id);

    /// Those of a branch that begin in a span of time and were not called off, the earliest first.
    List<Appuntamento> fra(Reading rows, Sede sede, long daMs, long aMs);

    /// Requests for accounts that nobody has worked off, the oldest first.
    List<Utenza> utenzeAperte(Reading rows, int limit);

    /// Those that were answered, the latest answer first.
    List<Utenza> utenzeEvase(Reading rows, int limit);

    /// Those of a company at the counters of a chamber, the latest first.
    List<Utenza> utenzeDi(Reading rows, Sede camera, CodiceFiscale impresa, int limit);

    Optional<Utenza> utenza(Reading rows, IdAppuntamento id);

    /// An account that a counter asked for.
    ///
    /// @param ms when it was asked for
    /// @param esito what the centre said
    record Utenza(
            IdAppuntamento id,
            Sede sede,
            String impresa,
            String codiceFiscale,
            String persona,
            String recapito,
            long ms,
            Optional<EsitoUtenza> esito) {}

    /// @param detto the name of the account, or the reason why there is none
    record EsitoUtenza(boolean creata, String detto, long ms, String operatore) {}

    /// @param inizioMs where it stands now, after having been moved
    /// @param passi what was done of the guided path
    record Appuntamento(
            AppuntamentoFissato fissato,
            Sede sede,
            long inizioMs,
            Stato stato,
            Map<Passo, PassoCompiuto> passi,
            boolean utenza,
            String motivo) {
        public IdAppuntamento id() {
            return fissato.id();
        }
    }

    /// The names are stored.
    enum Stato {
        FISSATO("Da approvare"),
        APPROVATO("Approvato"),
        ANNULLATO("Annullato"),
        CONCLUSO("Concluso");

        private final String parola;

        Stato(String parola) {
            this.parola = parola;
        }

        public String parola() {
            return parola;
        }

        public boolean aperto() {
            return this == FISSATO || this == APPROVATO;
        }
    }
}
