package it.timbro.pratica;

import it.timbro.base.Sede;
import java.util.List;

/// A company that asks for a certificate for the first time comes by appointment, agreed with the
/// responsabile (letter of Cremona, 2019): the slot, the approval, the guided quarter of an hour.
public sealed interface DellAppuntamento extends Fatto {
    IdAppuntamento id();

    @Override
    default String subject() {
        return "appuntamento:" + id();
    }

    /// @param inizioMs milliseconds of the Unix epoch
    /// @param minuti how long it takes
    /// @param persona who comes
    /// @param recapito telephone or mail
    record AppuntamentoFissato(
            IdAppuntamento id,
            long inizioMs,
            int minuti,
            Presentazione.Persona persona,
            Presentazione.Impresa impresa,
            String recapito,
            String nota)
            implements DellAppuntamento {}

    /// By the responsabile.
    record AppuntamentoApprovato(IdAppuntamento id) implements DellAppuntamento {}

    record AppuntamentoSpostato(IdAppuntamento id, long inizioMs) implements DellAppuntamento {}

    record AppuntamentoAnnullato(IdAppuntamento id, String motivo) implements DellAppuntamento {}

    /// A step of the guided path is done. A later one about the same step counts instead.
    ///
    /// @param nota what came of it
    /// @param documenti scanned or brought on a stick
    record PassoCompiuto(IdAppuntamento id, Passo passo, String nota, List<DellaPratica.Allegato> documenti)
            implements DellAppuntamento {
        public PassoCompiuto {
            documenti = List.copyOf(documenti);
        }
    }

    /// The company needs an account for telematic requests: the centre makes it.
    record UtenzaRichiesta(
            IdAppuntamento id, Presentazione.Impresa impresa, Presentazione.Persona persona, String recapito)
            implements DellAppuntamento {}

    /// The centre made the account that was asked for.
    ///
    /// @param sede the branch that asked
    /// @param utente what the account is called
    record UtenzaCreata(IdAppuntamento id, Sede sede, String utente) implements DellAppuntamento {}

    /// The centre does not make it. It may be made later all the same, when the reason is gone.
    ///
    /// @param sede the branch that asked
    record UtenzaRifiutata(IdAppuntamento id, Sede sede, String motivo) implements DellAppuntamento {}

    record AppuntamentoConcluso(IdAppuntamento id) implements DellAppuntamento {}

    /// The guided path, in order. The names are stored.
    enum Passo {
        IDENTITA("Chi si presenta", 2, "Guarda il documento d'identità; scrivi tipo e numero."),
        IMPRESA(
                "L'impresa e chi firma",
                3,
                "Registra dalla visura denominazione, REA, sedi e poteri di firma, alla pagina dell'impresa."),
        DELEGHE(
                "Deleghe",
                2,
                "Se altri trasmettono o ritirano, registra la delega firmata; altrimenti scrivi «nessuna»."),
        SPECIMEN("Firma depositata", 1, "Scansiona la firma di chi firma per l'impresa."),
        MODELLO(
                "Il primo modello base",
                5,
                "Compila con l'impresa la richiesta, oppure importa il file XML o p7m che ha portato."),
        UTENZA("Utenza telematica", 1, "Chiedi l'utenza: la centrale la crea appena riceve la richiesta."),
        PROMEMORIA("Promemoria", 1, "Stampa il foglio con che cosa fare la prossima volta.");

        private final String titolo;
        private final int minuti;
        private final String aiuto;

        Passo(String titolo, int minuti, String aiuto) {
            this.titolo = titolo;
            this.minuti = minuti;
            this.aiuto = aiuto;
        }

        public String titolo() {
            return titolo;
        }

        /// What it may take; a quarter of an hour in all.
        public int minuti() {
            return minuti;
        }

        public String aiuto() {
            return aiuto;
        }
    }
}
