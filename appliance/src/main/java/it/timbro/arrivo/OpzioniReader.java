package it.timbro.arrivo;

public final class OpzioniReader {
    private OpzioniReader() {}

    public static OpzioniLette read(byte[] file) {
        return new OpzioniLette.NonSonoOpzioni();
    }
}
