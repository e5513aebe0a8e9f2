package it.timbro.arrivo;

import it.timbro.base.Problem;

public final class ModelloReader {
    private ModelloReader() {}

    public static ModelloLetto read(byte[] xml) {
        return new ModelloLetto.Rifiutato(Problem.XML_ILLEGGIBILE.with("in costruzione"));
    }
}
