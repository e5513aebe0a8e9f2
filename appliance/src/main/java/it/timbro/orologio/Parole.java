package it.timbro.orologio;

import it.timbro.base.Fidato;
import it.timbro.pratica.DellaSede.OrologioSaltato;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// The state of the clock in Italian.
public final class Parole {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter QUANDO = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ITALY);
    private static final Duration ORE_IN_MINUTI = Duration.ofMinutes(120);
    private static final Duration GIORNI_IN_ORE = Duration.ofHours(48);
    private static final Duration MINUTI_IN_SECONDI = Duration.ofSeconds(120);

    private Parole() {}

    /// What a person must look at, for the strip on every page; empty if all is well.
    public static Optional<String> allarme(Fidato.Stato stato) {
        if (!stato.concordi()) {
            return Optional.of("Gli orologi di riferimento non sono d'accordo: controlla data e ora");
        }
        if (Math.abs(stato.scartoMs()) > Fidato.SALTO_MS) {
            return Optional.of("L'orologio del server è " + (stato.scartoMs() > 0 ? "avanti" : "indietro") + " di "
                    + durata(Math.abs(stato.scartoMs())));
        }
        return Optional.empty();
    }

    /// All that is known, for the page.
    public static String frase(Fidato.Stato stato) {
        String certezza = stato.incertezzaMs().isPresent()
                ? "L'ora è certa entro " + durata(stato.incertezzaMs().getAsLong()) + " ("
                        + String.join(", ", stato.fonti()) + ")."
                : stato.limiti().notBeforeMs() > 0
                        ? "Dell'ora si sa solo che non è prima del "
                                + quando(stato.limiti().notBeforeMs())
                                + ": finché non torna il collegamento, un responsabile confermi data e ora."
                        : "Nessun riferimento ha ancora detto l'ora: vale quella del server.";
        return allarme(stato).map(allarme -> allarme + ". " + certezza).orElse(certezza);
    }

    /// «Dal 22 nov 2026 10:42 al 22 nov 2026 08:42 (2 ore indietro)»
    public static String salto(OrologioSaltato salto) {
        long ms = salto.dopoMs() - salto.primaMs();
        return "Dal " + quando(salto.primaMs()) + " al " + quando(salto.dopoMs()) + " (" + durata(Math.abs(ms)) + " "
                + (ms > 0 ? "avanti" : "indietro") + ")";
    }

    private static String quando(long ms) {
        return Instant.ofEpochMilli(ms).atZone(ROMA).format(QUANDO);
    }

    static String durata(long ms) {
        Duration duration = Duration.ofMillis(ms);
        if (duration.compareTo(MINUTI_IN_SECONDI) < 0) {
            long seconds = (ms + 999) / 1000;
            return seconds == 1 ? "1 secondo" : seconds + " secondi";
        }
        if (duration.compareTo(ORE_IN_MINUTI) < 0) {
            return duration.toMinutes() + " minuti";
        }
        return duration.compareTo(GIORNI_IN_ORE) < 0 ? duration.toHours() + " ore" : duration.toDays() + " giorni";
    }
}
