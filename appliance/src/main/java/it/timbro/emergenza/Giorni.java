package it.timbro.emergenza;

import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.emergenza.Registri.Registro;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The total of each day of a register (DPR 445/2000, art. 63 c. 4): also of a day without any, for
/// not using it is noted too.
public record Giorni(List<Giorno> giorni) {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    /// More days than any register is open; the page must stay a page.
    private static final int MAX = 400;

    public Giorni {
        giorni = List.copyOf(giorni);
    }

    public record Giorno(LocalDate data, int operazioni) {
        public String frase() {
            return switch (operazioni) {
                case 0 -> "nessuna operazione: registro non utilizzato";
                case 1 -> "1 operazione";
                default -> operazioni + " operazioni";
            };
        }
    }

    /// @param finoMs the last moment that the register tells of, such as now
    public static Giorni di(Registro registro, List<Scritta> righe, long finoMs) {
        Map<LocalDate, Long> count =
                righe.stream().collect(Collectors.groupingBy(riga -> giorno(riga.ms()), Collectors.counting()));
        LocalDate primo = giorno(registro.apertaMs());
        LocalDate ultimo =
                giorno(Math.max(registro.apertaMs(), registro.chiusaMs().orElse(finoMs)));
        return new Giorni(primo.datesUntil(ultimo.plusDays(1))
                .limit(MAX)
                .map(data -> new Giorno(data, count.getOrDefault(data, 0L).intValue()))
                .toList());
    }

    private static LocalDate giorno(long ms) {
        return Instant.ofEpochMilli(ms).atZone(ROMA).toLocalDate();
    }
}
