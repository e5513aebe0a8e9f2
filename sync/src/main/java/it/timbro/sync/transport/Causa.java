package it.timbro.sync.transport;

/// Why an exchange did not come about, told apart because each asks something else of people.
public enum Causa {
    /// No route, or the name is not resolved: look at the cable.
    RETE_ASSENTE("La rete della sede non porta fuori: controlla il collegamento a Internet."),
    /// Refused connection, silence, server errors, a captive portal: wait.
    CENTRALE_NON_RAGGIUNGIBILE("La centrale non risponde: riproviamo da soli."),
    /// The centre says so itself.
    CENTRALE_CHIUSA("La centrale è chiusa: quello che fai parte alla riapertura."),
    /// The centre, or its certificate, does not let us in: call for help.
    RIFIUTATA("La centrale rifiuta il collegamento di questa sede: chiama l'assistenza.");

    private final String sentence;

    Causa(String sentence) {
        this.sentence = sentence;
    }

    /// Italian, for the strip on every page.
    public String sentence() {
        return sentence;
    }
}
