package it.timbro.registri;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// One register of one day: from midnight to midnight in Rome, by the time that stands in each entry.
///
/// @param tenuti who keeps it: a branch, or an AOO
public record DelGiorno(Registro registro, Sede tenuti, LocalDate giorno) {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    /// @param sede a branch: its own register, or that of its chamber
    public static DelGiorno di(Registro registro, Sede sede, LocalDate giorno) {
        return new DelGiorno(registro, registro.tenuto().da(sede), giorno);
    }

    /// The first instant, milliseconds of the Unix epoch.
    public long dalMs() {
        return ms(giorno);
    }

    /// The first instant after it.
    public long alMs() {
        return ms(giorno.plusDays(1));
    }

    private static long ms(LocalDate giorno) {
        return giorno.atStartOfDay(ROMA).toInstant().toEpochMilli();
    }

    /// Which day an instant belongs to.
    public static LocalDate giorno(long ms) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(ms), ROMA);
    }

    /// A day as an address or a form writes it: `2026-11-22`.
    public static LocalDate leggi(String written) {
        try {
            LocalDate giorno = LocalDate.parse(written);
            if (giorno.getYear() >= 2000 && giorno.getYear() < 3000) {
                return giorno;
            }
        } catch (DateTimeException _) {
            // said below
        }
        throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + written + "» non è un giorno");
    }
}
