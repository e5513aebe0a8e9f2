package it.timbro.pratica;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A certificate that was issued is taken back (pratiche of type DD and DF, or a request at the
/// counter), and what stands in its place. The certificate itself is annulled only when its sheets
/// are in the ledger: [DelNumero.CertificatoAnnullato].
public sealed interface DellAnnullamento extends Fatto {
    NumeroCertificato certificato();

    @Override
    default String subject() {
        return "annullamento:" + certificato();
    }

    /// @param richiesta the pratica DD or DF, or how the request came
    /// @param motivo what was wrong, in words
    /// @param denuncia authority, number and date of the report; "" where none is needed
    /// @param attesi the sheets that have to come back before it is annulled
    /// @param documenti module and report, scanned
    record AnnullamentoChiesto(
            NumeroCertificato certificato,
            NumeroPratica pratica,
            Causa causa,
            String richiesta,
            String motivo,
            String denuncia,
            Presentazione.Persona persona,
            Presentazione.@Nullable Impresa impresa,
            List<SerialeFormulario> attesi,
            List<DellaPratica.Allegato> documenti)
            implements DellAnnullamento {
        public AnnullamentoChiesto {
            attesi = List.copyOf(attesi);
            documenti = List.copyOf(documenti);
        }
    }

    /// Sheets came back, in an envelope at the portineria or over the desk.
    record CartaRientrata(NumeroCertificato certificato, List<SerialeFormulario> seriali, String busta)
            implements DellAnnullamento {
        public CartaRientrata {
            seriali = List.copyOf(seriali);
        }
    }

    /// A new pratica, with a date, a protocol and a fee of its own, stands in place of the annulled
    /// certificate.
    ///
    /// @param duplicato of one that was lost or stolen
    /// @param dicitura what box 5 says of it
    record CertificatoSostituito(NumeroCertificato certificato, NumeroPratica nuova, boolean duplicato, String dicitura)
            implements DellAnnullamento {}

    /// Why. The names are stored.
    enum Causa {
        ANNULLAMENTO("annullato", "Errore di stampa o di compilazione, o dati cambiati"),
        DISTRUZIONE("distrutto", "Distruzione"),
        SMARRIMENTO("smarrito", "Smarrimento"),
        FURTO("rubato", "Furto");

        private final String parola;
        private final String voce;

        Causa(String parola, String voce) {
            this.parola = parola;
            this.voce = voce;
        }

        /// «sostituisce il certificato … smarrito».
        public String parola() {
            return parola;
        }

        /// As it is chosen.
        public String voce() {
            return voce;
        }

        /// Whether the police report is needed.
        public boolean denuncia() {
            return this == SMARRIMENTO || this == FURTO;
        }
    }
}
