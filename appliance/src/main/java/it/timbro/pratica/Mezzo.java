package it.timbro.pratica;

/// With what something was paid at the counter. The names are stored.
public enum Mezzo {
    CONTANTI("Contanti", ""),
    POS("POS", "Numero dello scontrino POS"),
    PAGOPA("pagoPA", "Codice avviso o IUV"),
    /// From the company's prepaid «diritti»: never over the counter.
    TELEMACO("Telemaco", "");

    private final String nome;
    private final String riferimento;

    Mezzo(String nome, String riferimento) {
        this.nome = nome;
        this.riferimento = riferimento;
    }

    /// Whether it goes over the counter, and so through a till.
    public boolean sportello() {
        return this != TELEMACO;
    }

    /// As people read it.
    public String nome() {
        return nome;
    }

    /// What names the single payment elsewhere, as people read it; empty where nothing does.
    public String riferimento() {
        return riferimento;
    }
}
