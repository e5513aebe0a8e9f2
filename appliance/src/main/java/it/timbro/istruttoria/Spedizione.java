package it.timbro.istruttoria;

import it.timbro.pratica.Modello;
import it.timbro.pratica.Modello.Fattura;
import it.timbro.sync.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// A consignment by what identifies it on paper: invoice, its day, and the consignee. How the number is punctuated
/// does not matter, nor how the company is spelled: `Inv. 0123/26` and `123-26` are one.
public final class Spedizione {
    /// Changes with the way of reckoning: digests of two ways are never the same.
    private static final String MODO = "spedizione-1";

    private Spedizione() {}

    /// One digest for each invoice of a certificate, with the invoice's number as written.
    public static Map<Hash, String> impronte(Modello modello) {
        return modello instanceof Modello.CertificatoOrigine co
                ? co.fatture().stream()
                        .collect(Collectors.toMap(
                                fattura -> impronta(fattura, co.destinatario()), Fattura::numero, (one, _) -> one))
                : Map.of();
    }

    static Hash impronta(Fattura fattura, String destinatario) {
        String chi = destinatario
                .lines()
                .map(Scritto::piano)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        String text =
                String.join("|", MODO, numero(fattura.numero()), fattura.data().toString(), chi.replace(" ", ""));
        return Hash.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether two numbers of invoices are one, however they are punctuated.
    public static boolean stessaFattura(String una, String altra) {
        return numero(una).equals(numero(altra));
    }

    private static String numero(String written) {
        return Arrays.stream(Scritto.piano(written).split(" "))
                .filter(part -> part.chars().anyMatch(Character::isDigit))
                .map(part -> part.replaceFirst("^0+(?=\\d)", ""))
                .collect(Collectors.joining("/"));
    }
}
