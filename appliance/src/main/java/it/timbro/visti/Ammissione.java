package it.timbro.visti;

import it.timbro.base.Problem;
import it.timbro.journal.Journal;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Visto;
import it.timbro.visti.Regole.Scelta;
import java.time.LocalDate;

/// Whether a visto may be put at all: by the rules of the chamber, what was brought, and the powers of who signed.
record Ammissione(Journal journal, Domande domande, Copie copie) {
    Pronta esamina(Regole regole, Richiesta chiesta, LocalDate oggi) {
        Scelta scelta = regole.scelta(chiesta.cosa());
        boolean copia = scelta.genere().tipo() == Visto.Tipo.CER;
        Richiesta richiesta = copia ? journal.read(rows -> copie.letta(rows, chiesta)) : chiesta;
        check(regole, scelta, richiesta);
        String firmatario = richiesta.firmatario().strip();
        Domande.Parere parere = scelta.genere().poteri() ? poteri(richiesta) : new Domande.Parere(true, firmatario, "");
        return new Pronta(
                scelta,
                richiesta,
                parere,
                domande.prezzi().visto(scelta.genere().tipo(), oggi));
    }

    private void check(Regole regole, Scelta scelta, Richiesta richiesta) {
        if (!regole.lingue().contains(richiesta.lingua())) {
            throw Problem.VISTO_NON_AMMESSO.rejected(
                    "in quella lingua non c'è un timbro",
                    "Chiedi una traduzione: i timbri ci sono in " + String.join(", ", regole.lingue()) + ".");
        }
        if (scelta.genere().motivo() && richiesta.motivo().isBlank()) {
            throw Problem.VISTO_INCOMPLETO.rejected("per che cosa serve");
        }
        if (scelta.genere().impresa() && richiesta.impresa() == null) {
            throw Problem.VISTO_INCOMPLETO.rejected("l'impresa");
        }
        if (richiesta.persona().documento().isBlank()) {
            throw Problem.VISTO_INCOMPLETO.rejected("il documento di chi presenta");
        }
    }

    private Domande.Parere poteri(Richiesta richiesta) {
        if (richiesta.firmatario().isBlank()) {
            throw Problem.VISTO_INCOMPLETO.rejected("chi ha firmato il documento");
        }
        Presentazione.Impresa impresa = richiesta.impresa();
        CodiceFiscale codice = impresa == null ? null : impresa.codiceFiscale();
        if (codice == null) {
            throw Problem.VISTO_INCOMPLETO.rejected("il codice fiscale dell'impresa");
        }
        Domande.Parere parere =
                domande.poteri().di(codice, richiesta.firmatario().strip());
        if (!parere.puo()) {
            throw Problem.VISTO_NON_AMMESSO.rejected(
                    parere.frase(),
                    "Chiedi una visura aggiornata o l'atto notarile e registrali alla pagina dell'impresa, poi riprova.");
        }
        return parere;
    }
}
