package it.timbro.collegamento;

/// How far something got on its way to the centre: four words, the same on every screen and in the API.
public enum Parola {
    /// On the branch's disk; the line is down.
    SALVATO_IN_SEDE("Salvato in sede"),
    /// The line is up, the centre's receipt has not come yet.
    IN_CODA("In coda"),
    /// The centre holds the facts; files of it are still on their way, or the facts have not come to the same there.
    INVIATO("Inviato"),
    /// The centre holds the facts, has applied them, and has every file they name.
    REGISTRATO_IN_CENTRALE("Registrato in centrale");

    private final String testo;

    Parola(String testo) {
        this.testo = testo;
    }

    /// What a person reads.
    public String testo() {
        return testo;
    }
}
