package it.timbro.politica;

/// Good news that a company may be written to about. The names are stored.
public enum Notizia {
    PROTOCOLLATA("La pratica è protocollata"),
    EMESSA("La pratica è evasa, il certificato è pronto");

    private final String nome;

    Notizia(String nome) {
        this.nome = nome;
    }

    /// As people read it.
    public String nome() {
        return nome;
    }
}
