package it.timbro.appuntamenti;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a company gets the device that it signs with (S-042). That is another desk, often another
/// office: here it is only named.
///
/// @param testo as the policy says it
/// @param indirizzo of a page of it; "" if none is named
public record Dispositivo(String testo, String indirizzo) {
    private static final Pattern PAGINA = Pattern.compile("https://[^\\s,;]+");

    /// @param righe of the policy
    public static List<Dispositivo> di(List<String> righe) {
        return righe.stream()
                .map(riga -> {
                    Matcher found = PAGINA.matcher(riga);
                    return new Dispositivo(riga, found.find() ? found.group() : "");
                })
                .toList();
    }
}
