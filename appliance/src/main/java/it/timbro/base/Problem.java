package it.timbro.base;

/// The catalogue of everything that can be refused to a person or a program: a fixed number, never reused, the HTTP status,
/// what happened and what to do, both in Italian. `%s` in the first sentence takes the details of the single case.
/// Numbers by room: 1xx house, 2xx firma, 3xx arrivo, 4xx istruttoria, 5xx certificato and formulari, 6xx stampa, 7xx ritiro,
/// 8xx collegamento, 9xx operatori.
public enum Problem {
    RICHIESTA_NON_VALIDA(101, 400, "La richiesta non è scritta come serve: %s.", "Correggi il dato indicato e riprova."),
    NON_TROVATO(102, 404, "Non c'è nulla a questo indirizzo: %s.", "Controlla il numero oppure cerca dalla pagina della giornata."),
    TROPPO_GRANDE(103, 413, "I dati inviati sono troppo grandi: %s.", "Riduci i dati e riprova."),
    DISCO_PIENO(104, 507, "Non c'è più spazio sul disco: nulla è stato registrato.", "Libera spazio e ripeti l'operazione: è sicuro."),
    GUASTO_INTERNO(105, 500, "Il programma ha incontrato un guasto: nulla è stato registrato a metà.", "Riprova; se succede ancora chiama l'assistenza con il codice %s."),
    METODO_NON_AMMESSO(106, 405, "Questo indirizzo non accetta l'operazione richiesta.", "Consulta la descrizione delle API su /openapi."),
    NON_VALIDO_ORA(107, 409, "L'operazione non è possibile adesso: %s.", "Aggiorna la pagina e guarda lo stato della pratica."),
    DECISA_SU_DATI_VECCHI(108, 409, "Nel frattempo la pratica è cambiata: %s.", "Leggi che cosa è cambiato e decidi di nuovo."),
    TROPPO_CARICO(109, 503, "Ci sono troppe richieste in attesa: questa non è stata eseguita.", "Riprova fra qualche secondo: è sicuro.");

    private final int number;
    private final int status;
    private final String sentence;
    private final String remedy;

    Problem(int number, int status, String sentence, String remedy) {
        this.number = number;
        this.status = status;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /// The number that a person reads out to the help desk.
    public int number() {
        return number;
    }

    /// The HTTP status of an answer that carries this problem.
    public int status() {
        return status;
    }

    /// This problem in a single case. The details fill the `%s` of the catalogue, in order.
    public Rejection with(Object... details) {
        return new Rejection(this, String.format(java.util.Locale.ITALY, sentence, details), String.format(java.util.Locale.ITALY, remedy, details));
    }

    /// This problem, to be thrown where no result can be returned: the edge of a request turns it into its sentence.
    public RejectedException rejected(Object... details) {
        return new RejectedException(with(details));
    }
}
