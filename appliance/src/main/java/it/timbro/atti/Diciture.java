package it.timbro.atti;

import it.timbro.base.Problem;
import it.timbro.istruttoria.Istruttoria;
import it.timbro.journal.Journal;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;

/// Words that the office adds to box 5 of a certificate (S-098). They are facts of the office:
/// what the company signed stays as it is, and what was added is shown and printed as an
/// addition.
public final class Diciture {
    /// Code of «Rilasciato a posteriori»; every other code is the number of the certificate whose
    /// place the new one takes.
    public static final String A_POSTERIORI = "A_POSTERIORI";

    private final Journal journal;
    private final Pratiche pratiche;
    private final Istruttoria istruttoria;
    private final Annullamento annullamento;

    public Diciture(Journal journal, Pratiche pratiche, Istruttoria istruttoria, Annullamento annullamento) {
        this.journal = journal;
        this.pratiche = pratiche;
        this.istruttoria = istruttoria;
        this.annullamento = annullamento;
    }

    /// Confirms one that was proposed.
    public void aggiungi(NumeroPratica numero, long versione, String codice, String operatore) {
        if (codice.equals(A_POSTERIORI)) {
            Opzioni opzioni =
                    journal.read(rows -> pratiche.vista(rows, numero, versione)).opzioni();
            istruttoria.cambiaOpzioni(
                    numero,
                    versione,
                    opzioni.conPosteriori(),
                    "Dicitura dell'ufficio nella casella 5: " + Opzioni.RILASCIATO_A_POSTERIORI,
                    operatore);
            return;
        }
        NumeroCertificato sostituito = NumeroCertificato.parse(codice)
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("«" + codice + "» non è una dicitura"));
        annullamento.sostituisci(sostituito, numero, versione, operatore);
    }
}
