package it.timbro.installer.azienda;

import java.time.LocalDate;
import java.util.List;

/// What a company writes into the *modello base*, one record per family of tipo pratica;
/// [ModelloXml] writes it out.
public sealed interface Modello {

    Impresa impresa();

    /// Two letters: CO, VA, DD, DF, CD, RD.
    String tipo();

    /// Certificate of origin. `pagine`: goods and quantities of each page of the form, at least
    /// one.
    record Certificato(
            Impresa impresa,
            String speditore,
            String destinatario,
            List<String> paesiDestinazione,
            List<String> paesiOrigine,
            String fatturatoTotale,
            String trasporto,
            String osservazioni,
            List<Pagina> pagine,
            Dichiarazione dichiarazione,
            List<Fattura> fatture)
            implements Modello {
        @Override
        public String tipo() {
            return "CO";
        }
    }

    /// *Visti*, authorisations, copies.
    record Visti(Impresa impresa, String soggettoRichiedente, String noteRichiesta) implements Modello {
        @Override
        public String tipo() {
            return "VA";
        }
    }

    /// Destruction (`DD`) or theft and loss (`DF`) of papers, each named by certificate number or
    /// formulario serial.
    record Denuncia(Impresa impresa, Causa causa, LocalDate data, List<String> documenti) implements Modello {
        enum Causa {
            DISTRUZ("DD"),
            FUR_SMAR("DF");

            private final String tipo;

            Causa(String tipo) {
                this.tipo = tipo;
            }
        }

        @Override
        public String tipo() {
            return causa.tipo;
        }
    }

    /// A delega given (`CD`) or revoked (`RD`): only the compulsory part is public.
    record Delega(Impresa impresa, boolean revoca) implements Modello {
        @Override
        public String tipo() {
            return revoca ? "RD" : "CD";
        }
    }

    /// The asking company. `provincia`: two letters; `rea`: number within that province;
    /// `codiceFiscale`: 11 digits for companies.
    record Impresa(
            String provincia,
            String rea,
            String codiceFiscale,
            String denominazione,
            String indirizzo,
            String cap,
            String comune) {}

    /// One page of boxes 6 and 7.
    record Pagina(String merci, String quantita) {}

    record Fattura(String numero, LocalDate data) {}

    /// What the company declares on the origin of the goods (art. 47 DPR 445/2000).
    sealed interface Dichiarazione {
        /// `ORCOM`: wholly of EU origin.
        record OrigineUnione(String paese, String modalita, String produttore) implements Dichiarazione {}

        /// `MDCOM`: last substantial transformation in the Union.
        record UltimaTrasformazione(String paese, String modifiche, String azienda) implements Dichiarazione {}

        /// `OREST`: foreign origin, with its proof.
        record OrigineEstera(String paese, String documentazione) implements Dichiarazione {}
    }
}
