package it.timbro.pratica;

import it.timbro.base.Problem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the company wants beside the certificate itself. It is not in the signed file, so all of it may be silent:
/// `null` means «not said», and the dated policy fills it ([#orElse]).
///
/// Travels in facts as JSON: names of components and constants never change.
///
/// @param numeroCopie   copies beside the original, 0 to 99
/// @param giacenzaMerci where the goods lie, as written; empty if not said
/// @param certificato   extra authorisations on the certificate itself
/// @param posteriori    the goods have left already: issued retrospectively, and box 5 says so; the
/// options file has no word for it
public record Opzioni(
        @Nullable Integer numeroCopie,
        @Nullable Supporto supporto,
        @Nullable Consegna consegna,
        @Nullable Pagamento pagamento,
        @Nullable Boolean urgente,
        @Nullable Boolean proforma,
        String giacenzaMerci,
        @Nullable Conteggi certificato,
        List<DiAllegato> allegati,
        @Nullable Boolean posteriori) {
    /// What box 5 says of a certificate that is issued after the goods have left.
    public static final String RILASCIATO_A_POSTERIORI = "Rilasciato a posteriori / Issued retrospectively";

    private static final Pattern DETTO_A_POSTERIORI =
            Pattern.compile("a\\s+posteriori|issued\\s+retrospectively", Pattern.CASE_INSENSITIVE);

    /// Most copies, visti or legalizzazioni of one document: the field of the form has two digits.
    public static final int MASSIMO = 99;

    public static final Opzioni NESSUNA = new Opzioni(null, null, null, null, null, null, "", null, List.of());

    /// Of what nobody says that it is issued retrospectively.
    public Opzioni(
            @Nullable Integer numeroCopie,
            @Nullable Supporto supporto,
            @Nullable Consegna consegna,
            @Nullable Pagamento pagamento,
            @Nullable Boolean urgente,
            @Nullable Boolean proforma,
            String giacenzaMerci,
            @Nullable Conteggi certificato,
            List<DiAllegato> allegati) {
        this(numeroCopie, supporto, consegna, pagamento, urgente, proforma, giacenzaMerci, certificato, allegati, null);
    }

    public Opzioni {
        checkCount("copie", numeroCopie);
        allegati = List.copyOf(allegati);
    }

    /// These options, and the defaults where they are silent.
    public Opzioni orElse(Opzioni defaults) {
        return new Opzioni(
                numeroCopie != null ? numeroCopie : defaults.numeroCopie,
                supporto != null ? supporto : defaults.supporto,
                consegna != null ? consegna : defaults.consegna,
                pagamento != null ? pagamento : defaults.pagamento,
                urgente != null ? urgente : defaults.urgente,
                proforma != null ? proforma : defaults.proforma,
                giacenzaMerci.isEmpty() ? defaults.giacenzaMerci : giacenzaMerci,
                certificato != null ? certificato : defaults.certificato,
                allegati.isEmpty() ? defaults.allegati : allegati,
                posteriori != null ? posteriori : defaults.posteriori);
    }

    /// Whether it is issued after the goods have left.
    public boolean aPosteriori() {
        return Boolean.TRUE.equals(posteriori);
    }

    /// The same, issued after the goods have left.
    public Opzioni conPosteriori() {
        return new Opzioni(
                numeroCopie,
                supporto,
                consegna,
                pagamento,
                urgente,
                proforma,
                giacenzaMerci,
                certificato,
                allegati,
                true);
    }

    /// What the office adds to box 5; "" if nothing, or if the company wrote it.
    public String dicitura(String osservazioni) {
        return aPosteriori() && !DETTO_A_POSTERIORI.matcher(osservazioni).find() ? RILASCIATO_A_POSTERIORI : "";
    }

    /// The company prints the certificate itself (*stampa in azienda*).
    public boolean inAzienda() {
        return consegna == Consegna.STAMPA_AZIENDA;
    }

    private static void checkCount(String what, @Nullable Integer count) {
        if (count != null && (count < 0 || count > MASSIMO)) {
            throw Problem.OPZIONI_NON_VALIDE.rejected(
                    "il numero di " + what + " è " + count + ", può andare da 0 a " + MASSIMO);
        }
    }

    /// How many of each for one document. `upica` are the legalizzazioni.
    public record Conteggi(
            @Nullable Integer copie,
            @Nullable Integer visti,
            @Nullable Integer upica) {
        public Conteggi {
            checkCount("copie", copie);
            checkCount("visti", visti);
            checkCount("legalizzazioni", upica);
        }
    }

    /// Wishes about one attachment, found again by its file name or the sender's own id.
    ///
    /// @param tipo `null` if the code is missing or unknown
    public record DiAllegato(
            String idAllegato,
            String nomeFile,
            String descrizione,
            @Nullable TipoAllegato tipo,
            Conteggi conteggi) {}

    /// What the certificate is printed on.
    public enum Supporto {
        FORMULARIO("Formulario"),
        FOGLIO_BIANCO("Foglio bianco");

        private final String nome;

        Supporto(String nome) {
            this.nome = nome;
        }

        /// As people read it.
        public String nome() {
            return nome;
        }
    }

    /// How the certificate reaches the company.
    public enum Consegna {
        SPORTELLO("Ritiro allo sportello"),
        DOMICILIO("Spedizione a domicilio"),
        STAMPA_AZIENDA("Stampa in azienda");

        private final String nome;

        Consegna(String nome) {
            this.nome = nome;
        }

        /// As people read it.
        public String nome() {
            return nome;
        }
    }

    /// How the diritti are paid.
    public enum Pagamento {
        TELEMACO("Telemaco"),
        PAGOPA("pagoPA"),
        CONSEGNA("Alla consegna");

        private final String nome;

        Pagamento(String nome) {
            this.nome = nome;
        }

        /// As people read it.
        public String nome() {
            return nome;
        }
    }
}
