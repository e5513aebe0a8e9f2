package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import it.timbro.base.Check;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The modello base, i.e. what the company asked and signed, read from its XML. Text is as the company wrote it:
/// line breaks are layout (`\n`), what the file does not say is the empty string or list. Nothing here was judged:
/// that is *istruttoria*.
///
/// Travels in facts as JSON: the names in the annotations and of the components are stored, so they never change.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "modello")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Modello.CertificatoOrigine.class, name = "certificato"),
    @JsonSubTypes.Type(value = Modello.Visti.class, name = "visti"),
    @JsonSubTypes.Type(value = Modello.Denuncia.class, name = "denuncia"),
    @JsonSubTypes.Type(value = Modello.Altro.class, name = "altro")
})
public sealed interface Modello {
    TipoPratica tipo();

    DatiImpresa impresa();

    /// A request for a certificate of origin. The boxes are those of Reg. (EU) 2015/2447 annex 22-14, in its order.
    ///
    /// @param fatturatoTotale amount of the invoices as written: currency and separators are the company's
    /// @param pagine          goods (boxes 6 and 7), one element per sheet
    record CertificatoOrigine(
            DatiImpresa impresa,
            String speditore,
            String destinatario,
            List<String> paesiDestinazione,
            List<String> paesiOrigine,
            String fatturatoTotale,
            String trasporto,
            String osservazioni,
            List<Pagina> pagine,
            Dichiarazioni dichiarazioni,
            List<Fattura> fatture)
            implements Modello {
        public CertificatoOrigine {
            paesiDestinazione = List.copyOf(paesiDestinazione);
            paesiOrigine = List.copyOf(paesiOrigine);
            pagine = List.copyOf(pagine);
            fatture = List.copyOf(fatture);
        }

        @Override
        public TipoPratica tipo() {
            return TipoPratica.CO;
        }
    }

    /// Stamps and authorisations on the attached documents.
    record Visti(DatiImpresa impresa, String soggettoRichiedente, String noteRichiesta) implements Modello {
        @Override
        public TipoPratica tipo() {
            return TipoPratica.VA;
        }
    }

    /// Report of papers destroyed ([TipoPratica#DD]) or stolen and lost ([TipoPratica#DF]).
    ///
    /// @param data      day of the report, `null` if not written
    /// @param documenti certificate numbers or serials of the formulario
    record Denuncia(
            DatiImpresa impresa, TipoPratica tipo, @Nullable LocalDate data, List<String> documenti)
            implements Modello {
        public Denuncia {
            Check.that(tipo == TipoPratica.DD || tipo == TipoPratica.DF, "a denuncia is a DD or a DF");
            documenti = List.copyOf(documenti);
        }
    }

    /// Deleghe and carnets: only the company is read, the rest is in the signed file.
    record Altro(DatiImpresa impresa, TipoPratica tipo) implements Modello {
        public Altro {
            Check.that(
                    tipo == TipoPratica.CD || tipo == TipoPratica.RD || tipo == TipoPratica.CA,
                    "the other kinds have a form of their own");
        }
    }

    /// One sheet of goods: box 6 and box 7, line by line.
    record Pagina(String merci, String quantita) {}

    /// @param data calendar day as written: the zone of the file is dropped, not applied
    record Fattura(String numero, LocalDate data) {}

    /// Where the goods come from, in the applicant's words.
    ///
    /// @param origine `null` if not written
    record Dichiarazioni(
            @Nullable OrigineMerce origine,
            String dichiarazioneRichiedente,
            String paeseComunitario,
            String modalitaProduzione,
            String aziendaProduttrice,
            String modificheSubite,
            String aziendaModifiche,
            String paeseExtraComunitario,
            String documentazioneAllegata) {
        public static final Dichiarazioni NESSUNA = new Dichiarazioni(null, "", "", "", "", "", "", "", "");
    }

    /// The codes are those of the modello base.
    enum OrigineMerce {
        /// Wholly obtained in the Union.
        ORCOM("Interamente ottenuta nell'Unione europea"),
        /// Last substantial transformation in the Union.
        MDCOM("Ultima trasformazione sostanziale nell'Unione europea"),
        /// Of foreign origin.
        OREST("Di origine estera");

        private final String nome;

        OrigineMerce(String nome) {
            this.nome = nome;
        }

        /// As people read it.
        public String nome() {
            return nome;
        }
    }
}
