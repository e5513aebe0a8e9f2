package it.timbro.pratica;

import java.util.List;

/// The places of a request about which something can be said: the boxes of the form, what is
/// declared beside them, and the attachments.
public final class Casella {
    /// The codes are stored.
    public static final List<String> TUTTE =
            List.of("1", "2", "3", "4", "5", "6", "7", "8", "dichiarazione", "allegati");

    private Casella() {}

    /// «casella 5», «dichiarazione», «allegati».
    public static String dove(String casella) {
        return Character.isDigit(casella.charAt(0)) ? "casella " + casella : casella;
    }

    /// The same where a sentence begins.
    public static String titolo(String casella) {
        String dove = dove(casella);
        return Character.toUpperCase(dove.charAt(0)) + dove.substring(1);
    }
}
