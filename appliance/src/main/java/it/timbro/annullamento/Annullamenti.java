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

    /// Of which certificate a pratica stands in the place. What it prints of that is its sostituto's
    /// dicitura.
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

        public Sorte sorte() {
            if (aperto()) {
                return Sorte.ATTENDE_LA_CARTA;
            }
            return switch (chiesto.causa()) {
                case ANNULLAMENTO -> Sorte.ANNULLATO;
                case DISTRUZIONE -> Sorte.DISTRUTTO;
                case SMARRIMENTO -> Sorte.SMARRITO;
                case FURTO -> Sorte.RUBATO;
            };
        }
    }

    /// What became of a certificate that was issued and is taken back. Each is an end but the first;
    /// that another took its place ([Sostituto]) is said beside it.
    enum Sorte {
        ATTENDE_LA_CARTA("in annullamento: si aspetta la carta"),
        ANNULLATO("annullato"),
        DISTRUTTO("distrutto"),
        SMARRITO("smarrito"),
        RUBATO("rubato");

        private final String parola;

        Sorte(String parola) {
            this.parola = parola;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }
    }

    record Sostituto(NumeroPratica nuova, boolean duplicato, String dicitura) {}
}
