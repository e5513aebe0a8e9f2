package it.timbro.firma;

/// Whether the bytes are those that were signed. The third answer is «cannot be known from this file».
public enum Integrita {
    INTEGRA,
    ALTERATA,
    ILLEGGIBILE;

    /// As pages and the API write it.
    public String parola() {
        return switch (this) {
            case INTEGRA -> "integra";
            case ALTERATA -> "alterata";
            case ILLEGGIBILE -> "illeggibile";
        };
    }
}
