package it.timbro.annullamento;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellAnnullamento.AnnullamentoChiesto;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.SerialeFormulario;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Annulments as they stand.
public interface Annullamenti {
    Optional<Annullamento> find(Reading rows, NumeroCertificato certificato);

    /// The one that waits for this sheet.
    Optional<Annullamento> cheAttende(Reading rows, SerialeFormulario seriale);

    /// Of which certificate a pratica stands in the place.
    Optional<Annullamento> sostituitoDa(Reading rows, NumeroPratica nuova);

    /// Those that wait for paper first, the oldest first; then the last ones.
    List<Annullamento> ultimi(Reading rows, int limit);

    /// @param attesi sheets that have not come back yet
    /// @param conclusoMs since when the certificate is annulled
    record Annullamento(
            AnnullamentoChiesto chiesto,
            Sede sede,
            long chiestoMs,
            String operatore,
            List<SerialeFormulario> attesi,
            List<SerialeFormulario> rientrati,
            String busta,
            OptionalLong conclusoMs,
            Optional<Sostituto> sostituto) {
        public NumeroCertificato certificato() {
            return chiesto.certificato();
        }

        public boolean aperto() {
            return conclusoMs.isEmpty();
        }
    }

    record Sostituto(NumeroPratica nuova, boolean duplicato, String dicitura) {}
}
