package it.timbro.collegamento;

import it.timbro.sync.session.LinkState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// When branch and centre last exchanged anything, over the line or by stick, as far as it outlives the program. Any
/// thread.
final class Traccia {
    /// So fresh need it not be while the line is up, and every commit wakes who waits.
    private static final Duration OGNI = Duration.ofMinutes(5);

    private final Filiale filiale;
    private final Supplier<Optional<Scambio.Chiavetta>> chiavetta;
    private volatile long nota;

    Traccia(Filiale filiale) {
        this.filiale = filiale;
        this.chiavetta = filiale.journal().kept(rows -> filiale.scambio().chiavetta(rows, filiale.sede()));
        this.nota = filiale.journal().read(rows -> filiale.scambio().ultimoScambio(rows, filiale.sede()));
    }

    /// When the line's last exchange was, as far as it is noted; 0 if there never was one.
    long scambioMs() {
        return nota;
    }

    /// The last stick of the centre that was read.
    Optional<Scambio.Chiavetta> chiavetta() {
        return chiavetta.get();
    }

    /// Notes the line's last exchange: from time to time while it is up, and once when it is down.
    void annota(LinkState stato) {
        long ultimo = stato.lastExchangeMs();
        long dopo = Math.abs(ultimo - nota);
        if (stato.collegato() ? dopo >= OGNI.toMillis() : dopo > 0) {
            filiale.journal().write(filiale.stream(), Filiale.OPERATORE, tx -> {
                filiale.scambio().ultimoScambio(tx, filiale.sede(), ultimo);
                return ultimo;
            });
            nota = ultimo;
        }
    }
}
