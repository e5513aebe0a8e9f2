package it.timbro.pratica;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a company asks for. The codes are those of the modello base and never change.
public enum TipoPratica {
    CO("Certificato di origine"),
    VA("Visti e autorizzazioni"),
    DD("Denuncia di distruzione"),
    DF("Denuncia di furto o smarrimento"),
    CD("Conferimento di delega"),
    RD("Revoca di delega"),
    CA("Carnet ATA");

    private final String nome;

    TipoPratica(String nome) {
        this.nome = nome;
    }

    /// As people read it.
    public String nome() {
        return nome;
    }

    public static Optional<TipoPratica> parse(String code) {
        String tidy = code.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(tipo -> tipo.name().equals(tidy)).findFirst();
    }
}
