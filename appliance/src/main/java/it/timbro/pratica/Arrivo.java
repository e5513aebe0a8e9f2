package it.timbro.pratica;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Since when somebody stands at the counter for something: when its page was first opened, as the
/// form says that comes back from it. It is measured and decides nothing; what cannot be is no
/// measure.
public final class Arrivo {
    /// Nobody waits longer: such a page was left open.
    public static final Duration MASSIMO = Duration.ofHours(2);

    private Arrivo() {}

    /// @param scritto milliseconds of the Unix epoch, as a form has them; "" if it does not say
    /// @param adesso when the act is carried out
    /// @return `null`: not known
    public static @Nullable Long di(String scritto, Instant adesso) {
        if (!scritto.matches("[0-9]{1,15}")) {
            return null;
        }
        long ms = Long.parseLong(scritto);
        long waited = adesso.toEpochMilli() - ms;
        return waited < 0 || waited > MASSIMO.toMillis() ? null : ms;
    }
}
