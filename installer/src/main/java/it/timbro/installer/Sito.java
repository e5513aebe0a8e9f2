package it.timbro.installer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The servers of the demo house: the centre and its two branches.
public enum Sito {
    CENTRO("CENTRO", "Centrale"),
    GENOVA("GE1", "Genova"),
    CHIAVARI("GE2", "Chiavari");

    /// What a server is there for: each starts with a cache of its own.
    public enum Ruolo {
        CENTRO,
        FILIALE;

        /// The word of the configuration.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The chamber they all belong to.
    public static final String CAMERA = "GE";

    private final String sede;
    private final String nome;

    Sito(String sede, String nome) {
        this.sede = sede;
        this.nome = nome;
    }

    /// Code of the office, as the server knows it.
    public String sede() {
        return sede;
    }

    public Ruolo ruolo() {
        return this == CENTRO ? Ruolo.CENTRO : Ruolo.FILIALE;
    }

    /// What people read.
    public String nome() {
        return nome;
    }

    /// The word of folders and of the command line.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Sito> find(String key) {
        return Arrays.stream(values())
                .filter(s -> s.key().equalsIgnoreCase(key))
                .findFirst();
    }
}
