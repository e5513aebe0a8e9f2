package it.timbro.pratica;

/// Where a pratica is. The words are those of the day view.
public enum Stato {
    PRESENTATA("Presentata"),
    PROTOCOLLATA("Protocollata"),
    ASSEGNATA("Da istruire"),
    IN_RETTIFICA("In attesa dell'impresa"),
    APPROVATA("Da stampare"),
    IN_STAMPA("In stampa"),
    EMESSA("Da consegnare"),
    CONSEGNATA("Consegnata"),
    EVASA("Evasa"),
    RICONSEGNATA("Riconsegnata alla centrale"),
    RESPINTA("Respinta"),
    RINUNCIATA("Ritirata dall'impresa"),
    ANNULLATA("Annullata");

    private final String parola;

    Stato(String parola) {
        this.parola = parola;
    }

    /// What a person reads.
    public String parola() {
        return parola;
    }

    /// Nothing more is expected to happen.
    public boolean chiusa() {
        return this == CONSEGNATA || this == EVASA || this == RESPINTA || this == RINUNCIATA || this == ANNULLATA;
    }
}
