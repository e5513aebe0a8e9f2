package it.timbro.imprese;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address of a visura in the columns in which the counter has always read it (S-070). The
/// visura writes it in one line: «Via del Porto 3, 17100 Savona (SV)»; what does not read so is
/// all street.
///
/// @param provincia two letters; "" if not written
public record Indirizzo(String via, String comune, String provincia) {
    private static final Pattern RIGA = Pattern.compile(
            "(.*)(?:,\\s*|\\s[-–]\\s*)(?:\\d{5}\\s+)?([^,\\d]+?)(?:\\s*\\(([A-Z]{2})\\)|\\s+([A-Z]{2}))?");

    public static Indirizzo di(String riga) {
        Matcher found = RIGA.matcher(riga.strip());
        if (!found.matches()) {
            return new Indirizzo(riga.strip(), "", "");
        }
        String provincia = found.group(3) != null ? found.group(3) : found.group(4);
        return new Indirizzo(found.group(1).strip(), found.group(2).strip(), provincia == null ? "" : provincia);
    }
}
