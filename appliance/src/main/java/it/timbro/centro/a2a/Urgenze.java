package it.timbro.centro.a2a;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.Opzioni;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/// How often a company may ask for urgency: counted from what it sent in the year, when the next
/// one is sent.
public final class Urgenze {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final int MAX_CONTATE = 10_000;

    private final Presentate presentate;
    private final Function<Sede, Regole> politica;

    /// @param politica the rules of an office as of now
    public Urgenze(Presentate presentate, Function<Sede, Regole> politica) {
        this.presentate = presentate;
        this.politica = politica;
    }

    /// Refuses an urgent request that the policy does not allow; of others it says nothing.
    ///
    /// @param sede the office it is sent to: it may go by other rules than its chamber
    public void ammessa(Reading rows, Sede sede, String codiceFiscale, Opzioni opzioni, Instant now) {
        if (!Boolean.TRUE.equals(opzioni.urgente())) {
            return;
        }
        Regole regole = politica.apply(sede);
        if (!regole.urgenze()) {
            throw Problem.URGENZE_ESAURITE.rejected("lo sportello scelto non la prevede");
        }
        long sent = inviate(rows, codiceFiscale, now);
        if (sent >= regole.urgentiAnno()) {
            throw Problem.URGENZE_ESAURITE.rejected(
                    "quest'anno l'impresa ne ha già chieste " + sent + ", il massimo è " + regole.urgentiAnno());
        }
    }

    /// Urgent pratiche that a company has sent this year.
    public long inviate(Reading rows, String codiceFiscale, Instant now) {
        Instant inizio = now.atZone(ROMA)
                .toLocalDate()
                .withDayOfYear(1)
                .atStartOfDay(ROMA)
                .toInstant();
        return presentate.opzioni(rows, codiceFiscale, inizio.toEpochMilli(), MAX_CONTATE).stream()
                .filter(opzioni -> Boolean.TRUE.equals(opzioni.urgente()))
                .count();
    }
}
