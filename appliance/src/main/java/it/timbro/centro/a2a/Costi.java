package it.timbro.centro.a2a;

import it.timbro.base.Sede;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.TipoPratica;
import java.time.LocalDate;
import java.util.List;

/// What a pratica costs by the tariff of a day. The wiring answers it from the dated policy.
@FunctionalInterface
public interface Costi {
    /// @param opzioni as the company said them: what is silent costs as the policy's defaults
    Preventivo preventivo(Sede sede, TipoPratica tipo, Opzioni opzioni, LocalDate il);

    /// @param tariffa version of the tariff
    /// @param subito charged when it is sent, not when it is issued
    record Preventivo(String tariffa, List<Voce> voci, boolean subito) {
        public Preventivo(String tariffa, List<Voce> voci) {
            this(tariffa, voci, false);
        }

        public long totaleCent() {
            return voci.stream().mapToLong(Voce::totaleCent).reduce(0, Math::addExact);
        }
    }
}
