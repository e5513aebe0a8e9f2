package it.timbro.pratica;

import it.timbro.base.Problem;
import it.timbro.pratica.DellaPratica.Allegato;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A *visto* on a document signed in original: what was shown, by whom, and the words put on it.
///
/// @param id drawn with the form: the same form sent twice is one visto
/// @param ammesso code of the kind of document in the rules of that day, `documento` what it is in
///     the office's words
/// @param pagine of the original, counted
/// @param lingua of the document, two letters: the stamp speaks it
/// @param motivo why, where the kind asks for it; "" otherwise
/// @param firmatario who signed the document, "" where the visto says nothing of that
/// @param poteri what was found about the powers of who signed, with the day of the data; "" likewise
/// @param copia what the office keeps: its SHA-256 is the fingerprint of the document
/// @param testo of the stamp, as it stands on the paper
/// @param fondamento the rules it rests on, as they read then
/// @param telematico the pratica whose file it is put on; `null` of an original over the desk
public record Visto(
        IdPresentazione id,
        Tipo tipo,
        String ammesso,
        String documento,
        int pagine,
        String lingua,
        String motivo,
        Presentazione.Persona persona,
        Presentazione.@Nullable Impresa impresa,
        String firmatario,
        String poteri,
        List<Allegato> copia,
        String testo,
        String fondamento,
        @Nullable Telematico telematico) {
    public static final int MAX_PAGINE = 2_000;
    public static final int MAX_DOCUMENTO = 200;
    private static final int MAX_TESTO = 2_000;

    public Visto {
        copia = List.copyOf(copia);
        if (documento.isBlank() || documento.length() > MAX_DOCUMENTO) {
            throw Problem.VISTO_INCOMPLETO.rejected("che documento è, in al più " + MAX_DOCUMENTO + " caratteri");
        }
        if (pagine < 1 || pagine > MAX_PAGINE) {
            throw Problem.VISTO_INCOMPLETO.rejected("quante pagine ha l'originale, da 1 a " + MAX_PAGINE);
        }
        if (motivo.length() > MAX_TESTO || testo.length() > MAX_TESTO || poteri.length() > MAX_TESTO) {
            throw Problem.VISTO_INCOMPLETO.rejected("un testo più breve: al più " + MAX_TESTO + " caratteri");
        }
        if (firmatario.length() > Presentazione.MAX_NOME) {
            throw Problem.VISTO_INCOMPLETO.rejected(
                    "il nome di chi ha firmato, in al più " + Presentazione.MAX_NOME + " caratteri");
        }
        if (copia.isEmpty() || copia.size() > Presentazione.MAX_DOCUMENTI) {
            throw Problem.VISTO_INCOMPLETO.rejected("la scansione dell'originale: l'ufficio ne tiene copia (da 1 a "
                    + Presentazione.MAX_DOCUMENTI + " file)");
        }
    }

    /// A pratica that asked for it, paid for it and is handed over with it.
    ///
    /// @param legalizzazione whether it asked for the second signature too
    public record Telematico(NumeroPratica pratica, boolean legalizzazione) {}

    /// The codes of Cert'O, stored.
    public enum Tipo {
        VPT("Visto poteri di firma"),
        VDE("Visto di deposito"),
        FAT("Visto su fattura"),
        ALV("Attestato di libera vendita"),
        AUT("Autorizzazione"),
        CER("Copia di certificato"),
        GEN("Altro visto");

        private final String nome;

        Tipo(String nome) {
            this.nome = nome;
        }

        public String nome() {
            return nome;
        }
    }
}
