package it.timbro.centro.a2a;

/// How much one company's program may send.
public final class Limiti {
    /// One file, decoded.
    public static final int FILE_BYTES = 7 << 20;

    /// All the files of a pratica, the signed modello included.
    public static final int PRATICA_BYTES = 21 << 20;

    public static final int ALLEGATI = 50;

    /// Pratiche prepared and not sent, per account.
    public static final int BOZZE = 200;

    public static final int NOTA_CARATTERI = 2_000;

    /// Of a description, and of a file's name.
    public static final int TESTO_CARATTERI = 200;

    private Limiti() {}
}
