package it.timbro.pratica;

import it.timbro.pratica.DellaCassa.Voce;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a *visto*, from the stamp to the handover in one sitting.
public sealed interface DelVisto extends Fatto {
    NumeroVisto numero();

    @Override
    default String subject() {
        return "visto:" + numero();
    }

    /// The officer whose signature stands on the paper.
    ///
    /// @param login of the person at this branch
    record Funzionario(String login, String nome) {}

    /// What it cost and how it was paid.
    ///
    /// @param tariffa version of the dated tariff
    /// @param pagamento how, in the words of the branch's rules
    /// @param estremi of the slip or of the notice; "" if there are none
    /// @param ricevuta of the till it went over; `null` where it cost nothing, or was not said yet
    record Diritti(
            String tariffa,
            List<Voce> voci,
            String pagamento,
            String estremi,
            @Nullable NumeroRicevuta ricevuta) {
        public Diritti {
            voci = List.copyOf(voci);
        }

        /// Euro cents.
        public long totaleCent() {
            return voci.stream().mapToLong(Voce::totaleCent).sum();
        }
    }

    /// Number, stamp and fee, in one step.
    record VistoRilasciato(NumeroVisto numero, Visto visto, Funzionario funzionario, Diritti diritti)
            implements DelVisto {}

    /// A second officer legalises the signature of the first (DPR 445/2000, art. 33). Never the same
    /// one: INV-12.
    ///
    /// @param testo of the second stamp
    record VistoLegalizzato(NumeroVisto numero, Funzionario funzionario, String testo, Diritti diritti)
            implements DelVisto {}

    /// The original went back over the desk to who had presented it.
    record VistoConsegnato(NumeroVisto numero) implements DelVisto {}

    /// It stays readable, with the act.
    record VistoAnnullato(NumeroVisto numero, Autorizzazione atto, String motivo) implements DelVisto {}
}
