package it.timbro;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The reading of a modello base as a branch wires it.
public final class ModelliDiProva {
    private ModelliDiProva() {}

    public static List<String> letto(byte[] file, Function<byte[], Optional<byte[]>> contenuto) {
        return AppuntamentiWing.letto(file, contenuto);
    }
}
