package it.timbro;

import it.timbro.base.Problem;
import it.timbro.firma.Ammissione;
import it.timbro.firma.Contenuto;
import it.timbro.firma.Firmatario;
import it.timbro.firma.Integrita;
import it.timbro.firma.StatoCertificato;
import it.timbro.firma.Verifica;
import it.timbro.pratica.CodiceFiscale;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What stands for a signed envelope in tests: these letters, then the content, signed by one person.
public final class BustaDiProva {
    public static final String BUSTA = "BUSTA:";

    private BustaDiProva() {}

    public static byte[] di(byte[] content) {
        byte[] letters = BUSTA.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(letters, letters.length + content.length);
        System.arraycopy(content, 0, whole, letters.length, content.length);
        return whole;
    }

    /// Whole if it begins so; anything else cannot be read.
    public static Verifica verifica(byte[] file, Instant al) {
        boolean whole =
                new String(file, 0, Math.min(file.length, BUSTA.length()), StandardCharsets.US_ASCII).equals(BUSTA);
        Ammissione weighed = new Ammissione.DaValutare("manca l'elenco dei certificatori");
        return whole
                ? new Verifica(
                        Integrita.INTEGRA,
                        null,
                        "",
                        List.of(ada(weighed)),
                        Contenuto.of(Arrays.copyOfRange(file, BUSTA.length(), file.length)),
                        weighed,
                        List.of(),
                        al)
                : new Verifica(
                        Integrita.ILLEGGIBILE,
                        Problem.RICHIESTA_NON_VALIDA,
                        "non è una busta",
                        List.of(),
                        null,
                        new Ammissione.NonAmmessa("non è una busta"),
                        List.of(),
                        al);
    }

    private static Firmatario ada(Ammissione ammissione) {
        return new Firmatario(
                1,
                false,
                "ADA PROVA",
                new CodiceFiscale("PRVDAA80A41D969F"),
                "",
                "",
                "1",
                "CA di prova",
                null,
                null,
                null,
                "SHA256withRSA",
                Integrita.INTEGRA,
                "",
                new StatoCertificato.NonConoscibile("manca l'elenco dei certificatori"),
                ammissione);
    }
}
