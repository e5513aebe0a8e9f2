package it.timbro.pratica;

import it.timbro.base.Problem;
import it.timbro.pratica.DellaPratica.Allegato;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody brings to the counter, or what the office sends out, with all that a protocol
/// register asks for (DPR 445/2000, art. 53): sender or recipient, subject, fingerprints of the
/// documents. Not a pratica yet: what becomes of it is decided later.
///
/// @param caso code of the legal reason in the list of cases, `fondamento` the reason as it read
/// then
/// @param autorizzante who authorised it, "" where the case needs nobody
/// @param dichiarazione the motivated declaration, "" where the case needs none
/// @param persona who presents it; of what goes out, to whom
/// @param impresa `null` where no company is concerned
/// @param termine until when an answer is due, as it was told to the person; "" of what goes out
/// @param documenti scanned, with their SHA-256; none where only paper was handed in
public record Presentazione(
        IdPresentazione id,
        Verso verso,
        Tipo tipo,
        String caso,
        String fondamento,
        String autorizzante,
        String dichiarazione,
        Persona persona,
        @Nullable Impresa impresa,
        String oggetto,
        String termine,
        List<Allegato> documenti) {
    public static final int MAX_OGGETTO = 300;
    public static final int MAX_NOME = 120;
    public static final int MAX_TESTO = 2_000;
    public static final int MAX_DOCUMENTI = 10;

    public Presentazione {
        documenti = List.copyOf(documenti);
        within(oggetto, 1, MAX_OGGETTO, "l'oggetto");
        within(autorizzante, 0, MAX_NOME, "chi ha autorizzato");
        within(dichiarazione, 0, MAX_TESTO, "la dichiarazione motivata");
        within(termine, 0, MAX_NOME, "il termine");
        if (documenti.size() > MAX_DOCUMENTI) {
            throw Problem.PRESENTAZIONE_INCOMPLETA.rejected("i file sono più di " + MAX_DOCUMENTI);
        }
    }

    /// Which of the two columns of the register. The names are stored.
    public enum Verso {
        ENTRATA("entrata"),
        USCITA("uscita");

        private final String parola;

        Verso(String parola) {
            this.parola = parola;
        }

        public String parola() {
            return parola;
        }
    }

    /// The names are stored.
    public enum Tipo {
        CERTIFICATO_SU_CARTA("Richiesta di certificato su carta"),
        VISTO("Visto su originali"),
        DENUNCIA("Denuncia"),
        RESTITUZIONE_FORMULARI("Restituzione di formulari"),
        ALTRO("Altro");

        private final String nome;

        Tipo(String nome) {
            this.nome = nome;
        }

        public String nome() {
            return nome;
        }
    }

    /// @param documento kind and number of the identity document; "" of a recipient
    /// @param codiceFiscale `null` where it was not asked
    public record Persona(
            String nome, String documento, @Nullable CodiceFiscale codiceFiscale) {
        public Persona {
            within(nome, 1, MAX_NOME, "il nome di chi presenta");
            within(documento, 0, MAX_NOME, "il documento di chi presenta");
        }
    }

    /// A company, or a body, on whose behalf the person comes. Neither code is known of every one.
    public record Impresa(
            String denominazione,
            @Nullable CodiceFiscale codiceFiscale,
            @Nullable Rea rea) {
        public Impresa {
            within(denominazione, 1, MAX_NOME, "la denominazione dell'impresa");
        }
    }

    /// Sender or recipient as the register names it.
    public String corrispondente() {
        return impresa == null ? persona.nome() : impresa.denominazione() + " (" + persona.nome() + ")";
    }

    private static void within(String text, int min, int max, String what) {
        if (text.isBlank() ? min > 0 : text.length() > max) {
            throw Problem.PRESENTAZIONE_INCOMPLETA.rejected(
                    text.isBlank() ? "manca " + what : what + " supera " + max + " caratteri");
        }
    }
}
