package it.timbro.sync.transport;

/// Why an exchange did not come about, told apart because each asks something else of people.
public enum Causa {
    /// No route, or the name is not resolved: look at the cable.
    RETE_ASSENTE("La rete della sede non porta fuori: controlla il collegamento a Internet."),
    /// Refused connection, silence, server errors, a captive portal: wait.
    CENTRALE_NON_RAGGIUNGIBILE("La centrale non risponde: riproviamo da soli."),
    /// The centre says so itself.
    CENTRALE_CHIUSA("La centrale è chiusa: quello che fai parte alla riapertura."),
    /// The centre does not let us in: call for help.
    RIFIUTATA("La centrale rifiuta il collegamento di questa sede: chiama l'assistenza."),
    /// A refusal of ours: who answers has a certificate for another name.
    ALTRO_NOME("All'indirizzo della centrale risponde un server con un altro nome: non gli inviamo nulla. Controlla"
            + " l'indirizzo nella configurazione, o chiama l'assistenza."),
    /// A refusal of ours: the server's certificate has run out, or does not hold yet.
    CERTIFICATO_SCADUTO("Il certificato del server della centrale non vale in questa data. Controlla la data di questo"
            + " apparecchio; se è giusta, avvisa la centrale."),
    /// A refusal of ours: nobody we know has signed the server's certificate.
    AUTORITA_SCONOSCIUTA(
            "All'indirizzo della centrale risponde un server che non è la centrale, o un filtro della rete:"
                    + " non gli inviamo nulla. Chiama l'assistenza."),
    /// A refusal of ours: no TLS at all.
    NON_CIFRATA(
            "All'indirizzo della centrale risponde qualcosa che non è cifrato, forse la pagina di accesso della rete:"
                    + " non gli inviamo nulla. Controlla la rete della sede.");

    private final String sentence;

    Causa(String sentence) {
        this.sentence = sentence;
    }

    /// Whether one of the ends turns the other away: waiting does not help.
    public boolean rifiuto() {
        return switch (this) {
            case RETE_ASSENTE, CENTRALE_NON_RAGGIUNGIBILE, CENTRALE_CHIUSA -> false;
            case RIFIUTATA, ALTRO_NOME, CERTIFICATO_SCADUTO, AUTORITA_SCONOSCIUTA, NON_CIFRATA -> true;
        };
    }

    /// Italian, for the strip on every page.
    public String sentence() {
        return sentence;
    }
}
